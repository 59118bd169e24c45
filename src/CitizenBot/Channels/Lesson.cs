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
/// <param name="Groups">The languages that learn apart from the others.</param>
/// <param name="Key">A hash over the examples, the groups and the way of learning: the same key, the same recognizer.</param>
internal sealed record Lesson(string Assistant, IReadOnlyList<TrainingExample> Examples, IReadOnlyList<string[]> Groups, string Key)
{
    /// <summary>A hash over the sources that learn, set by the build; other changes of the program leave what was learnt in use.</summary>
    private static readonly string Learning = typeof(EmbeddedRecognizer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == nameof(Learning)).Value!;

    public static Lesson Of(Assistant assistant)
    {
        List<TrainingExample> examples = [.. assistant.Examples, .. ArticleExamples.Of(assistant)];
        var groups = GroupedRecognizer.GroupsOf(assistant);
        return new Lesson(assistant.Id, examples, groups, KeyOf(examples, groups));
    }

    /// <summary>Learns it, on all processors.</summary>
    public GroupedRecognizer Learn(EmbeddedRecognizerOptions? options = null, IProgress<double>? progress = null) => GroupedRecognizer.Train(Examples, Groups, options, progress);

    public static string KeyOf(IReadOnlyList<TrainingExample> examples, params IReadOnlyList<string[]> groups)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Learning));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(';', groups.Select(group => string.Join(' ', group)))));
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
