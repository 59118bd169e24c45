using CitizenBot.Channels;
using CitizenBot.Operations;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Commands;

/// <summary>The command <c>say</c>: has the bot say something of its own accord. It is stored here and said by the running program, or by the next.</summary>
internal static class SayCommand
{
    private const int LongestText = 4000;

    public const string Help = """
        Has the bot say something to a citizen who is not waiting for it, in the order of everything else.
        A running program says it within five seconds, a stopped one when it starts.

        Usage: dotnet run --project src/CitizenBot -- say --conversation ID --text TEXT [--new] [options]

          --conversation ID   the conversation's id, as in the log and at the desk
          --text TEXT         what to say, in the citizen's language; at most 4000 characters
          --new               in a new conversation with the same person, which their channel is asked for;
                              not on Direct Line, where citizens begin conversations
          --data DIR, --ConnectionStrings:CitizenBot TEXT, ...   as for the program

        """;

    /// <summary>Runs it; 0 when it will be said, 1 when it cannot be, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter said, TextWriter errors)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            await said.WriteAsync(Help);
            return 0;
        }

        var inNew = arguments.Contains("--new");
        var (own, settings) = OwnOptions.Split([.. arguments.Where(a => a != "--new")], "--conversation", "--text");
        if (Wrong(own) is { } wrong || (wrong = CommandLine.Check(settings)) is not null)
        {
            await errors.WriteLineAsync(wrong);
            return 2;
        }

        try
        {
            var refusal = await StoreAsync(own["--conversation"], own["--text"], inNew, settings);
            await (refusal is null ? said.WriteLineAsync("It will be said.") : errors.WriteLineAsync(refusal));
            return refusal is null ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException || Startup.Explain(e) is not null)
        {
            await errors.WriteLineAsync(Startup.Explain(e) ?? e.Message);
            return 1;
        }
    }

    private static string? Wrong(IReadOnlyDictionary<string, string> own) =>
        !own.TryGetValue("--conversation", out var conversation) || !OwnOptions.IsConversation(conversation) ? "--conversation needs the id of a conversation. --help says more."
        : !own.TryGetValue("--text", out var text) || string.IsNullOrWhiteSpace(text) || text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal)
            ? $"--text needs what to say, 1 to {LongestText} characters. --help says more."
        : null;

    /// <returns>Why it cannot be said; null once it is stored.</returns>
    private static async Task<string?> StoreAsync(string conversation, string text, bool inNew, string[] settings)
    {
        var builder = StoppedProgram.Create(settings);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await using var db = await StoppedProgram.OpenAsync(app.Services);
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversation) is not { } row)
        {
            return $"There is no conversation '{conversation}'.";
        }

        if (inNew && row.Reference is null)
        {
            return $"Conversation '{conversation}' is on {row.ChannelId}, where the program has nobody to ask for a new one.";
        }

        await StoppedProgram.CommitAsync(app.Services, new Commit(conversation, inNew ? ProactiveActivities.Create(row, text) : ProactiveActivities.Continue(row, text)));
        return null;
    }
}
