using System.Text;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>
/// A recognizer for each group of an assistant's languages, since every language that is learnt together with others takes from their sureness: one
/// for the whole languages, and one for every few of the further ones, which know Swedish and English too. Safe to use from several threads.
/// </summary>
public sealed class GroupedRecognizer : IRecognizer
{
    /// <summary>How many further languages learn together.</summary>
    private const int GroupSize = 4;
    private const int MostGroups = 100;
    private static readonly string[] Common = ["sv", "en"];
    private readonly IReadOnlyList<(string[] Languages, EmbeddedRecognizer Recognizer)> _groups;

    private GroupedRecognizer(IReadOnlyList<(string[] Languages, EmbeddedRecognizer Recognizer)> groups) => _groups = groups;

    /// <summary>The intents it can tell apart, in ordinal order.</summary>
    public IReadOnlyList<string> Intents => _groups[0].Recognizer.Intents;

    /// <summary>The further languages of an assistant in groups; what is written in one of no group is the first recognizer's.</summary>
    public static IReadOnlyList<string[]> GroupsOf(Assistant assistant)
    {
        var taught = assistant.Examples.Select(example => example.Language).ToHashSet();
        return [.. assistant.Languages.Except(assistant.WholeLanguages).Where(taught.Contains).Chunk(GroupSize)];
    }

    /// <summary>Trains the recognizers one after the other, each on all processors.</summary>
    /// <param name="examples">What they learn from, in all languages.</param>
    /// <param name="groups">Languages that learn apart from the others, as BCP 47 tags.</param>
    /// <param name="options">How they learn; null for the defaults.</param>
    /// <param name="progress">Told the share that is learnt, 0 to 1, from several threads.</param>
    /// <exception cref="ArgumentException">A group has fewer than two intents with something to read.</exception>
    public static GroupedRecognizer Train(
        IReadOnlyList<TrainingExample> examples, IReadOnlyList<string[]> groups, EmbeddedRecognizerOptions? options = null, IProgress<double>? progress = null)
    {
        var apart = groups.SelectMany(group => group).ToHashSet();
        List<(string[] Languages, List<TrainingExample> Examples)> lessons =
        [
            ([], examples.Where(example => !apart.Contains(example.Language)).ToList()),
            .. groups.Select(group => (group, examples.Where(example => group.Contains(example.Language) || Common.Contains(example.Language)).ToList())),
        ];
        var all = (double)lessons.Sum(lesson => lesson.Examples.Count);
        var (learnt, done) = (new List<(string[], EmbeddedRecognizer)>(), 0);
        foreach (var (languages, lesson) in lessons)
        {
            learnt.Add((languages, EmbeddedRecognizer.Train(lesson, options, progress is null ? null : new Part(progress, done / all, lesson.Count / all))));
            done += lesson.Count;
        }

        return new GroupedRecognizer(learnt);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream holds something else.</exception>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static GroupedRecognizer Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var count = reader.ReadInt32();
        if (count is < 1 or > MostGroups)
        {
            throw new InvalidDataException("It holds no recognizers.");
        }

        var groups = new List<(string[], EmbeddedRecognizer)>();
        for (var i = 0; i < count; i++)
        {
            var languages = reader.ReadString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            groups.Add((languages, EmbeddedRecognizer.Read(stream)));
        }

        return new GroupedRecognizer(groups);
    }

    /// <summary>Writes all that was learnt, for this build of the program to read again.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(_groups.Count);
        foreach (var (languages, recognizer) in _groups)
        {
            writer.Write(string.Join(' ', languages));
            writer.Flush();
            recognizer.Write(stream);
        }
    }

    /// <inheritdoc/>
    public ValueTask<RecognizerResult> RecognizeAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return Of(utterance.Language).RecognizeAsync(utterance, cancellationToken);
    }

    private EmbeddedRecognizer Of(string language)
    {
        foreach (var (languages, recognizer) in _groups)
        {
            if (languages.Contains(language))
            {
                return recognizer;
            }
        }

        return _groups[0].Recognizer;
    }

    private sealed class Part(IProgress<double> whole, double start, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(start + (share * value));
    }
}
