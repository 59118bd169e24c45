using System.Text.Json;
using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Commands;

/// <summary>The command <c>switch</c>: switches an assistant off with a reason, or on. A running program obeys within five seconds.</summary>
internal static class SwitchCommand
{
    private const string Reason = "--reason";

    public const string Help = """
        Switches an assistant off, with a reason that citizens read, or on again. All running instances obey
        within five seconds; people at the desk go on answering. Without OFF or ON it says how things are.

        Usage: dotnet run --project src/CitizenBot -- switch ASSISTANT [off --reason TEXT | on] [options]

          --reason TEXT        what citizens read, in Swedish; at most 500 characters
          --reason-LANG TEXT   the same in another of the assistant's languages, such as --reason-en
          --content DIR, --data DIR, --ConnectionStrings:CitizenBot TEXT, ...   as for the program

        """;

    /// <summary>Runs it; 0 when it is done, 1 when it cannot be, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter said, TextWriter errors, TimeProvider time)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            await said.WriteAsync(Help);
            return 0;
        }

        var words = arguments.TakeWhile(a => !a.StartsWith('-')).ToList();
        if (words is not ([_] or [_, "off" or "on"]))
        {
            await errors.WriteLineAsync("switch needs an assistant, and then off or on. --help says more.");
            return 2;
        }

        string[] options = [.. arguments.Skip(words.Count).Select(a => a.Split('=', 2)[0]).Where(a => a == Reason || a.StartsWith($"{Reason}-", StringComparison.Ordinal))];
        var (own, settings) = OwnOptions.Split([.. arguments.Skip(words.Count)], [.. options, "--content"]);
        if (CommandLine.Check(settings) is { } wrong)
        {
            await errors.WriteLineAsync(wrong);
            return 2;
        }

        try
        {
            var assistant = CommandContent.Load(own.GetValueOrDefault("--content"), words[0]);
            var reasons = options.Where(own.ContainsKey).Distinct()
                .ToDictionary(option => option == Reason ? "sv" : option[(Reason.Length + 1)..], option => own[option].Trim());
            var refused = words is [_, "off"] ? WrongReasons(reasons, assistant) : reasons.Count > 0 ? "--reason goes with off. --help says more." : null;
            if (refused is not null)
            {
                await errors.WriteLineAsync(refused);
                return 2;
            }

            return await SwitchAsync(assistant.Id, words.ElementAtOrDefault(1), reasons, settings, said, time);
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException || Startup.Explain(e) is not null)
        {
            await errors.WriteLineAsync(Startup.Explain(e) ?? e.Message);
            return 1;
        }
    }

    private static string? WrongReasons(Dictionary<string, string> reasons, Assistant assistant) =>
        reasons.Values.Any(string.IsNullOrEmpty) || !reasons.ContainsKey("sv")
            ? "--reason needs what citizens are to read, in Swedish. --help says more."
            : AssistantOff.Wrong(reasons, assistant.Languages);

    private static async Task<int> SwitchAsync(
        string assistant, string? to, Dictionary<string, string> reasons, string[] settings, TextWriter said, TimeProvider time)
    {
        var builder = StoppedProgram.Create(settings);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await using var db = await StoppedProgram.OpenAsync(app.Services);
        var key = AssistantSwitches.Prefix + assistant;
        if (to is not null)
        {
            var off = to == "on" ? null : new AssistantOff(Guid.NewGuid().ToString("N"), reasons, time.GetUtcNow(), $"{Environment.UserName} (command)");
            var json = off is null ? null : JsonSerializer.Serialize(off, HostJson.Default.AssistantOff);
            await StoppedProgram.CommitAsync(app.Services, new Commit(null, new SettingWritten(key, json)));
        }

        var stored = await db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync();
        await said.WriteLineAsync(
            stored is null ? $"{assistant} is on."
            : JsonSerializer.Deserialize(stored, HostJson.Default.AssistantOff) is { } now ? $"{assistant} is off since {now.Since:u}, by {now.By}: {now.Reasons["sv"]}"
            : throw new InvalidOperationException($"The setting {key} is empty."));
        return 0;
    }
}
