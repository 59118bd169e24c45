using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Channels;

/// <summary>What an assistant's recognizer learns from.</summary>
/// <param name="Assistant">The assistant's id.</param>
/// <param name="Examples">Its questions, and what its articles say.</param>
/// <param name="Key">A hash over the examples and the way of learning: the same key, the same recognizer.</param>
internal sealed record Lesson(string Assistant, IReadOnlyList<TrainingExample> Examples, string Key)
{
    /// <summary>A hash over the sources that learn, set by the build; other changes of the program leave what was learnt in use.</summary>
    private static readonly string Learning = typeof(EmbeddedRecognizer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == nameof(Learning)).Value!;

    public static Lesson Of(Assistant assistant)
    {
        List<TrainingExample> examples = [.. assistant.Examples, .. ArticleExamples.Of(assistant)];
        return new Lesson(assistant.Id, examples, KeyOf(examples));
    }

    public static string KeyOf(IReadOnlyList<TrainingExample> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Learning));
        Span<byte> weight = stackalloc byte[4];
        foreach (var example in examples)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{example.Intent}\0{example.Language}\0{example.Text}\0"));
            BinaryPrimitives.WriteSingleLittleEndian(weight, example.Weight);
            hash.AppendData(weight);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
