namespace CitizenBot.Commands.Search;

/// <summary>What is to be searched, or measured.</summary>
internal sealed record SearchOptions
{
    public const string Help = """
        Searches the articles as the bot does for what no intent covers, or measures how well that works.

        Usage: dotnet run --project src/CitizenBot -- search --assistant NAME QUESTION
               dotnet run --project src/CitizenBot -- search --assistant NAME --data FILE [--data FILE ...]

          --assistant NAME   a folder of the content
          QUESTION           prints the passages found: article, section, language, match
          --data FILE        measures on questions: language, text, expected, divided by tabs; expected may be a|b, or oos
          --fit              fits the confidence to those of the questions that the recognizer is not sure of, and prints its weights
          --content DIR      where the assistants are (default: the nearest folder assistants)
          --help             this text

        Ends with 0 when it is done, with 1 when a file cannot be used, with 2 when the arguments make no sense.
        """;

    public string? Assistant { get; init; }

    public string? Question { get; init; }

    public IReadOnlyList<string> Data { get; init; } = [];

    public bool Fit { get; init; }

    public string? Content { get; init; }

    /// <exception cref="FormatException">They make no sense; the message says which and why.</exception>
    public static SearchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new SearchOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            options = name switch
            {
                "--fit" => options with { Fit = true },
                "--assistant" => options with { Assistant = Value() },
                "--content" => options with { Content = Value() },
                "--data" => options with { Data = [.. options.Data, Value()] },
                _ when name.StartsWith("--", StringComparison.Ordinal) => throw new FormatException($"'{name}' is not an option of search. --help lists them."),
                _ => options with { Question = options.Question is { } begun ? $"{begun} {name}" : name },
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"'{name}' needs a value.");
        }

        return options switch
        {
            { Assistant: null } => throw new FormatException("Say whose articles: --assistant NAME."),
            { Question: null, Data.Count: 0 } => throw new FormatException("Give a question, or --data FILE."),
            { Question: not null, Data.Count: > 0 } => throw new FormatException("Give a question or --data, not both."),
            { Fit: true, Data.Count: 0 } => throw new FormatException("--fit goes with --data."),
            _ => options,
        };
    }
}
