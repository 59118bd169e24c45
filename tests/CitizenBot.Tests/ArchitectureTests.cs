using System.Reflection;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Tests;

/// <summary>References point one way: the program, then what the bot can do, then the Bot Framework.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly BotFramework = typeof(BotAdapter).Assembly;
    private static readonly Assembly Dialogs = typeof(CitizenBotHandler).Assembly;

    private static readonly string[] World =
    [
        "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "System.Data",
        "Npgsql", "SQLite", "Azure", "StackExchange",
    ];

    [Fact]
    public void The_Bot_Framework_knows_nothing_of_ours_and_no_web() =>
        References(BotFramework).Where(name => IsOurs(name) || IsOfTheWorld(name)).ShouldBeEmpty();

    [Fact]
    public void The_dialogs_know_the_Bot_Framework_and_no_database_no_web_and_no_cloud()
    {
        References(Dialogs).Where(IsOurs).ShouldBe([BotFramework.GetName().Name!]);
        References(Dialogs).Where(IsOfTheWorld).ShouldBeEmpty();
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static bool IsOurs(string name) => name.StartsWith("CitizenBot", StringComparison.Ordinal);

    private static bool IsOfTheWorld(string name) => World.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
