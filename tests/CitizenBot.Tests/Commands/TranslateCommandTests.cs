using CitizenBot.Commands.Translate;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace CitizenBot.Tests.Commands;

public sealed class TranslateCommandTests
{
    [Fact]
    public async Task An_engine_is_measured_on_sentences_and_what_a_translator_corrected_wins_over_it()
    {
        await using var translator = await TranslationServer.StartAsync();
        translator.Sentences[("en", "Hej ⟦1⟧")] = "Hi ⟦1⟧";
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Settings = translator.AzureSettings });
        var engine = translator.AzureSettings.Select(s => $"--{s.Key}={s.Value}").ToArray();
        var folder = Directory.CreateTempSubdirectory("citizenbot-test-");
        try
        {
            var pairs = Path.Combine(folder.FullName, "pairs.tsv");
            await File.WriteAllTextAsync(pairs, "sv\ten\tHej Angered\tHi Angered\n");
            var (status, output) = await RunAsync(["check", "--assistant", "goteborg-se", "--data", pairs, .. engine]);
            (status, output).ShouldBe((0, output));
            output.ShouldContain("azure");
            output.ShouldContain("100.0");

            string[] database = [.. server.DatabaseSettings.Select(s => $"--{s.Key}={s.Value}")];
            var tmx = Path.Combine(folder.FullName, "memory.tmx");
            await File.WriteAllTextAsync(tmx, """
                <?xml version="1.0"?><tmx version="1.4"><header/><body>
                <tu><tuv xml:lang="sv-SE"><seg>Hej ⟦1⟧</seg></tuv><tuv xml:lang="en"><seg>Hello ⟦1⟧</seg></tuv></tu>
                </body></tmx>
                """);
            (await RunAsync(["import", tmx, .. database])).Status.ShouldBe(0);
            using (var db = server.OpenDatabase())
            {
                (await db.TranslationMemory.SingleAsync()).Translation.ShouldBe("Hello ⟦1⟧");
            }

            var out2 = Path.Combine(folder.FullName, "out.tmx");
            (await RunAsync(["export", out2, .. database])).Status.ShouldBe(0);
            Tmx.Read(out2, DateTimeOffset.UnixEpoch).Select(row => (row.FromLanguage, row.ToLanguage, row.Original, row.Translation)).ShouldBe([("sv", "en", "Hej ⟦1⟧", "Hello ⟦1⟧")]);

            await File.WriteAllTextAsync(tmx, """<tmx version="1.4"><body><tu><tuv xml:lang="sv"><seg>Kl 8 ⟦1⟧</seg></tuv><tuv xml:lang="en"><seg>At 9 ⟦1⟧</seg></tuv></tu></body></tmx>""");
            var refused = await RunAsync(["import", tmx, .. database]);
            (refused.Status, refused.Output.Contains("other numbers")).ShouldBe((1, true));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_refused_with_a_sentence() =>
        (await RunAsync(["chek"])).ShouldBe((2, "Say check, export FILE or import FILE. --help tells more."));

    private static async Task<(int Status, string Output)> RunAsync(IReadOnlyList<string> arguments)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        return (await TranslateCommand.RunAsync(arguments, console), output.ToString().Trim());
    }
}
