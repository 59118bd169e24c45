using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding.Evaluation;

public sealed class HeldOutLinesTests
{
    private static readonly List<TrainingExample> Examples =
        [.. from intent in new[] { "a", "b" } from line in Enumerable.Range(1, 5) select new TrainingExample(intent, "sv", $"{intent}{line}")];

    [Fact]
    public void Keeps_the_last_of_every_few_lines_of_each_file()
    {
        var (learnt, kept) = HeldOutLines.Split(Examples, 2);
        kept.Select(example => example.Text).ShouldBe(["a2", "a4", "b2", "b4"]);
        learnt.Count.ShouldBe(6);
    }

    [Fact]
    public void Keeps_nothing_unless_asked_to() => HeldOutLines.Split(Examples, null).Kept.ShouldBeEmpty();
}
