using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CitizenBot.Translators;

/// <summary>What was translated before, in the database: bounded in number and age, and never with a personal detail that has a form of its own.</summary>
internal sealed class TranslationMemory(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, IOptions<TranslatorOptions> options, TimeProvider time, ILogger<TranslationMemory> logger) : ITranslationMemory
{
    private static readonly TimeSpan TidiedEvery = TimeSpan.FromHours(1);
    private long _tidyAt = long.MinValue;

    public async Task<IReadOnlyList<string?>> FindAsync(
        IReadOnlyList<string> texts, string from, string to, string engine, string glossary, CancellationToken cancellationToken)
    {
        var keys = texts.Select(text => (Person: KeyOf(text, from, to, "", ""), Machine: KeyOf(text, from, to, engine, glossary))).ToList();
        List<string> all = [.. keys.SelectMany(key => new[] { key.Person, key.Machine })];
        var oldest = (time.GetUtcNow() - TimeSpan.FromDays(options.Value.MemoryDays)).ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.TranslationMemory.AsNoTracking().Where(row => all.Contains(row.Key) && (row.Engine == "" || row.RememberedAt >= oldest))
            .ToDictionaryAsync(row => row.Key, row => row.Translation, cancellationToken);
        return [.. keys.Select(key => found.GetValueOrDefault(key.Person) ?? found.GetValueOrDefault(key.Machine))];
    }

    public async Task RememberAsync(
        IReadOnlyList<(string Text, string Translation)> pairs, string from, string to, string engine, string glossary, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<TranslationMemoryRow> rows = [.. pairs.DistinctBy(pair => pair.Text).Select(pair => Row(pair, from, to, engine, glossary, now))];
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await writer.CommitAsync(new Commit(null, [new TranslationsRemembered(rows), .. Tidying(now)]), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It costs another call next time, and nobody their answer.
            LogMessages.TranslationNotRemembered(logger, e);
        }
    }

    /// <summary>What a person wrote in the machine's place.</summary>
    public static TranslationMemoryRow Corrected(string text, string translation, string from, string to, DateTimeOffset now) => Row((text, translation), from, to, "", "", now);

    private static TranslationMemoryRow Row((string Text, string Translation) pair, string from, string to, string engine, string glossary, DateTimeOffset now) => new()
    {
        Key = KeyOf(pair.Text, from, to, engine, glossary), FromLanguage = from, ToLanguage = to, Engine = engine,
        Original = pair.Text.Replace("\0", "", StringComparison.Ordinal), Translation = pair.Translation.Replace("\0", "", StringComparison.Ordinal), RememberedAt = now.ToUnixTimeMilliseconds(),
    };

    private IEnumerable<TranslationsForgotten> Tidying(DateTimeOffset now)
    {
        var due = Interlocked.Read(ref _tidyAt);
        var at = now.ToUnixTimeMilliseconds();
        return at >= due && Interlocked.CompareExchange(ref _tidyAt, (now + TidiedEvery).ToUnixTimeMilliseconds(), due) == due
            ? [new TranslationsForgotten((now - TimeSpan.FromDays(options.Value.MemoryDays)).ToUnixTimeMilliseconds(), options.Value.MemoryEntries)]
            : [];
    }

    private static string KeyOf(string text, string from, string to, string engine, string glossary) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{to}\n{engine}\n{glossary}\n{text}")));
}
