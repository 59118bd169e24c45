namespace CitizenBot.Commands.Validate;

/// <summary>What is to be checked.</summary>
internal sealed record ValidateOptions
{
    public const string Help = """
        Checks the content: what the program would not start with, and what citizens would suffer from.

        Usage: dotnet run --project src/CitizenBot -- validate [options]

          --assistant NAME   one assistant: a folder of the content (default: all)
          --content DIR      where the assistants are (default: the nearest folder assistants)
          --quick            leave out the measurement of questions that collide
          --strict           warnings are errors
          --json FILE        write the findings
          --help             this text

        Ends with 0 when there is no error, with 1 when there is, with 2 when the arguments make no sense.
        """;

    public string? Assistant { get; init; }

    public string? Content { get; init; }

    public bool Quick { get; init; }

    public bool Strict { get; init; }

    public string? Json { get; init; }

    /// <exception cref="FormatException">They make no sense; the message says which and why.</exception>
    public static ValidateOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ValidateOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            options = name switch
            {
                "--quick" => options with { Quick = true },
                "--strict" => options with { Strict = true },
                "--assistant" => options with { Assistant = Value() },
                "--content" => options with { Content = Value() },
                "--json" => options with { Json = Value() },
                _ => throw new FormatException($"'{name}' is not an option. --help lists them."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"'{name}' needs a value.");
        }

        return options;
    }
}
