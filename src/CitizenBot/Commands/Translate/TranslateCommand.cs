using System.Globalization;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Translators;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace CitizenBot.Commands.Translate;

/// <summary>The command <c>translate</c>: measures the engines that are set, and takes the translation memory out to correct it and in again.</summary>
internal static class TranslateCommand
{
    public const string Help = """
        Measures machine translation, and gives out and takes in what is remembered of it.

        Usage: dotnet run --project src/CitizenBot -- translate check --assistant NAME --data FILE [settings]
               dotnet run --project src/CitizenBot -- translate export FILE.tmx [settings]
               dotnet run --project src/CitizenBot -- translate import FILE.tmx [settings]

          check              translates the sentences of a file through the assistant's engines, without the memory: how many came back with
                             all that is locked in them, how near they are to a person's translation (chrF), and how fast
          --assistant NAME   whose engines and glossary
          --data FILE        from, to, sentence and a person's translation, divided by tabs
          --content DIR      where the assistants are (default: the nearest folder assistants)
          export             writes the memory as TMX 1.4, without personal details: ⟦1⟧ stands for one
          import             takes a TMX file in; what a person wrote wins over the machine from then on
          settings           as the program takes them, such as --Translators:Apertium:Endpoint http://localhost:2737 or --data DIR for export and import
          --help             this text

        Ends with 0 when it is done, with 1 when something cannot be used, with 2 when the arguments make no sense.
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            console.WriteLine(Help);
            return 0;
        }

        try
        {
            switch (arguments.ToArray())
            {
                case ["check", .. var rest]:
                    await CheckAsync(rest, console);
                    return 0;
                case ["export", [not '-', ..] file, .. var settings]:
                    await ExportAsync(file, [.. settings], console);
                    return 0;
                case ["import", [not '-', ..] file, .. var settings]:
                    await ImportAsync(file, [.. settings], console);
                    return 0;
                default:
                    throw new ArgumentException("Say check, export FILE or import FILE. --help tells more.");
            }
        }
        catch (ArgumentException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 2;
        }
        catch (Exception e) when (e is SettingException or ContentException or FormatException or IOException or UnauthorizedAccessException or System.Xml.XmlException or OptionsValidationException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    private static async Task CheckAsync(IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        var (own, settings) = OwnOptions.Split(arguments, "--assistant", "--data", "--content");
        if (!own.TryGetValue("--assistant", out var id) || !own.TryGetValue("--data", out var file))
        {
            throw new ArgumentException("check needs --assistant NAME and --data FILE.");
        }

        var assistant = CommandContent.Load(own.GetValueOrDefault("--content"), id);
        var pairs = SentencePair.Read(file);
        var builder = StoppedProgram.Create(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddMetrics().AddTranslators();
        builder.Services.RemoveAll<ITranslationMemory>().AddSingleton<ITranslationMemory, NoMemory>();
        await using var services = builder.Services.BuildServiceProvider();
        services.GetRequiredService<IOptions<TranslatorOptions>>().Value.Check([id]);
        var translations = services.GetRequiredService<ITranslations>();

        var table = new Table().AddColumns("from", "to", "engine", "sentences", "translated", "whole", "chrF", "ms each");
        await console.Progress().HideCompleted(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Translating", maxValue: pairs.Count);
            foreach (var group in pairs.GroupBy(pair => (pair.From, pair.To)))
            {
                var score = new CharacterScore();
                var (translated, whole, sentences, engine, started) = (0, 0, 0, "", TimeProvider.System.GetTimestamp());
                foreach (var pair in group)
                {
                    sentences++;
                    if (await translations.TranslateAsync(assistant, [pair.Text], pair.From, pair.To, CancellationToken.None) is [var translation])
                    {
                        translated++;
                        whole += translation.Complete ? 1 : 0;
                        engine = translation.Engine;
                        score.Add(translation.Text, pair.Reference);
                    }

                    bar.Increment(1);
                }

                var milliseconds = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / sentences;
                table.AddRow(group.Key.From, group.Key.To, engine, Text(sentences), Text(translated), Text(whole), score.Value.ToString("f1", CultureInfo.InvariantCulture), milliseconds.ToString("f0", CultureInfo.InvariantCulture));
            }
        });
        console.Write(table);
    }

    private static async Task ExportAsync(string file, string[] settings, IAnsiConsole console)
    {
        await using var services = StoppedProgram.Create(settings).Services.BuildServiceProvider();
        await using var db = await StoppedProgram.OpenAsync(services);
        var rows = await db.TranslationMemory.AsNoTracking().OrderBy(row => row.RememberedAt).ThenBy(row => row.Key).ToListAsync();
        Tmx.Write(file, rows);
        console.WriteLine($"{rows.Count} translations written to {file}.");
    }

    private static async Task ImportAsync(string file, string[] settings, IAnsiConsole console)
    {
        var builder = StoppedProgram.Create(settings);
        await using var services = builder.Services.BuildServiceProvider();
        await using var db = await StoppedProgram.OpenAsync(services);
        var rows = Tmx.Read(file, TimeProvider.System.GetUtcNow());
        await StoppedProgram.CommitAsync(services, new Commit(null, new TranslationsRemembered(rows)));
        console.WriteLine($"{rows.Count} translations taken in. They win over the machine's.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is measured is the engine.</summary>
    private sealed class NoMemory : ITranslationMemory
    {
        public Task<IReadOnlyList<string?>> FindAsync(IReadOnlyList<string> texts, string from, string to, string engine, string glossary, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string?>>(new string?[texts.Count]);

        public Task RememberAsync(IReadOnlyList<(string Text, string Translation)> pairs, string from, string to, string engine, string glossary, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
