using CitizenBot.Desk;

namespace CitizenBot.Operations;

/// <summary>The command line: <c>--data DIR</c>, <c>--urls URLS</c>, <c>--help</c>, and any setting as <c>--Section:Key value</c>.</summary>
internal static class CommandLine
{
    public const string Help = """
        CitizenBot: a city's chat for residents, tourists and customer service agents.

        Usage: dotnet run --project src/CitizenBot -- [options]
               dotnet run --project src/CitizenBot -- evaluate --help

          --urls URLS        where to listen (default http://localhost:3978)
          --data DIR         where the SQLite file lives (default ./data)
          --content DIR      where the assistants are (default ./assistants)
          --reset-password NAME  gives a desk account a new one-time password, and starts
          --Section:Key VAL  any setting, for instance --Limits:MessagesPerMinute 30
          --help             this text

        Settings also come from appsettings.json and from the environment (Limits__MessagesPerMinute=30).
        README.md lists them.
        """;

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
            if (!name.Contains(':', StringComparison.Ordinal) && name is not ("urls" or "data" or "content" or FirstAccount.ResetOption or "environment" or "contentRoot" or "applicationName"))
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
