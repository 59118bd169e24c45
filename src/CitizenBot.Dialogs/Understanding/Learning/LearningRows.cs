using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>Texts as vectors of length 1, each with its class and how much it counts.</summary>
internal sealed record LearningRows(SparseMatrix Matrix, int[] Labels, float[] Weights)
{
    public int Count => Labels.Length;
}
