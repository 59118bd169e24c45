using System.Globalization;

namespace CitizenBot.Commands.Evaluate;

/// <summary>What <c>evaluate</c> was asked to do.</summary>
internal sealed record EvaluateOptions
{
    public const string Help = """
        Measures how well messages are understood.

        Usage: dotnet run --project src/CitizenBot -- evaluate --assistant NAME (--data FILE | --hold-out N) [options]
               dotnet run --project src/CitizenBot -- evaluate --train FILE --data FILE [options]

          --assistant NAME   learn an assistant's content: a folder of the content
          --train FILE       learn a file's messages instead
          --data FILE        messages and what they mean
          --hold-out N       keep every Nth line of the assistant's example files from learning, and ask those

          --format FORMAT    cases: language, text, expected (the default); expected may be a|b, or oos
                             eval: split, intent, text; learns the split train and asks the split test
                             Columns are divided by tabs; a name that ends in .gz is unpacked.
          --language TAG     the language of files that do not say (default en)
          --quick            learn as for the first minute of a first start
          --intent-names     learn the names of a file's intents as messages too
          --content DIR      where the assistants are (default: the nearest folder assistants)

          --json FILE        write everything measured
          --html FILE        write a report with charts, in one file
          --worst N          how many of the worst answers to show (default 15)
          --help             this text
        """;

    public string? Assistant { get; init; }

    public string? Train { get; init; }

    public string? Data { get; init; }

    /// <summary>Every how many lines one is kept from learning; null for none.</summary>
    public int? HoldOut { get; init; }

    /// <summary>Whether files have the columns split, intent, text.</summary>
    public bool HasSplits { get; init; }

    public string Language { get; init; } = "en";

    public bool IntentNames { get; init; }

    public bool Quick { get; init; }

    public string? Content { get; init; }

    public string? Json { get; init; }

    public string? Html { get; init; }

    public int Worst { get; init; } = 15;

    /// <summary>Reads the arguments after the command.</summary>
    /// <exception cref="FormatException">They make no sense; the message says which and why.</exception>
    public static EvaluateOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new EvaluateOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--intent-names" => options with { IntentNames = true },
                var name => options.With(name, ++i < arguments.Count ? arguments[i] : null),
            };
        }

        return options switch
        {
            { Assistant: null, Train: null } => throw new FormatException("Say what to learn: --assistant NAME or --train FILE."),
            { Assistant: not null, Train: not null } => throw new FormatException("Give --assistant or --train, not both."),
            { Train: not null, HoldOut: not null } => throw new FormatException("--hold-out goes with --assistant."),
            { Data: null, HoldOut: null } => throw new FormatException("Say what to ask: --data FILE, or with an assistant --hold-out N."),
            { Assistant: not null, IntentNames: true } => throw new FormatException("--intent-names goes with --train: an assistant's services have titles."),
            _ => options,
        };
    }

    private EvaluateOptions With(string name, string? value) => name switch
    {
        "--assistant" => this with { Assistant = Given(name, value) },
        "--train" => this with { Train = Given(name, value) },
        "--data" => this with { Data = Given(name, value) },
        "--hold-out" => this with { HoldOut = Number(name, value, from: 2) },
        "--format" => this with
        {
            HasSplits = Given(name, value) switch
            {
                "cases" => false,
                "eval" => true,
                var other => throw new FormatException($"--format {other} is neither cases nor eval."),
            },
        },
        "--language" => this with { Language = Given(name, value) },
        "--content" => this with { Content = Given(name, value) },
        "--json" => this with { Json = Given(name, value) },
        "--html" => this with { Html = Given(name, value) },
        "--worst" => this with { Worst = Number(name, value, from: 0) },
        _ => throw new FormatException($"'{name}' is not an option of evaluate. --help lists them."),
    };

    private static string Given(string name, string? value) =>
        value is null || value.StartsWith("--", StringComparison.Ordinal) ? throw new FormatException($"'{name}' needs a value.") : value;

    private static int Number(string name, string? value, int from) =>
        int.TryParse(Given(name, value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from
            ? number
            : throw new FormatException($"'{name}' needs a whole number from {from}, not '{value}'.");
}
