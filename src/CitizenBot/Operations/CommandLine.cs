using CitizenBot.Desk;

namespace CitizenBot.Operations;

/// <summary>The command line: <c>--data DIR</c>, <c>--urls URLS</c>, <c>--help</c> and a few more, and any setting as <c>--Section:Key value</c>.</summary>
internal static class CommandLine
{
    public const string Help = """
        CitizenBot: a city's chat for residents, tourists and customer service agents.

        Usage: dotnet run --project src/CitizenBot -- [options]
               dotnet run --project src/CitizenBot -- crawl --help
               dotnet run --project src/CitizenBot -- evaluate --help
               dotnet run --project src/CitizenBot -- validate --help
               dotnet run --project src/CitizenBot -- search --help
               dotnet run --project src/CitizenBot -- outbox --help
               dotnet run --project src/CitizenBot -- say --help
               dotnet run --project src/CitizenBot -- switch --help
               dotnet run --project src/CitizenBot -- transcript --help
               dotnet run --project src/CitizenBot -- translate --help

          --urls URLS            where to listen (default http://localhost:3978)
          --data DIR             the folder of the SQLite file and of the desk's keys (default ./data)
          --content DIR          the folder of the assistants (default: those that come with the program)
          --docs DIR             the folder of what is shown under /docs (default: the one that comes with the program)
          --recognizers DIR      the folder of what the recognizers have learnt (default: recognizers in the data folder)
          --reset-password NAME  gives a desk account a new one-time password, and starts
          --environment NAME     Development also reads appsettings.Development.json
          --Section:Key VALUE    any setting, for instance --Limits:MessagesPerMinute 30
          --help, -h             this text

        Settings also come from appsettings.json and from the environment (Limits__MessagesPerMinute=30).
        docs/operations.md lists them.
        """;

    private static readonly HashSet<string> Options = new(["urls", "data", "content", "docs", "recognizers", FirstAccount.ResetOption, "environment"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the arguments, or null. ASP.NET Core would pass over a mistyped option in silence.</summary>
    public static string? Check(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                return $"'{args[i]}' is not an option. --help lists them.";
            }

            var name = args[i][2..].Split('=', 2)[0];
            if (!(Options.Contains(name) || (name.Split(':') is [var section, _, ..] && KnownSettings.IsSection(section))))
            {
                return $"'--{name}' is not an option. --help lists them.";
            }

            if (!args[i].Contains('=', StringComparison.Ordinal) && ++i >= args.Length)
            {
                return $"'--{name}' needs a value.";
            }
        }

        return null;
    }
}
