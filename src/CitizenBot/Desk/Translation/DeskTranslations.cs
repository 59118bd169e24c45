using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using CitizenBot.Translators;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>
/// Translates between a citizen and the Swedish of the desk: what was said, when an agent reads it, kept with the conversation; and what the agent
/// is about to say.
/// </summary>
internal sealed class DeskTranslations(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, ITranslations translations, ILanguageDetector detector,
    IReadOnlyDictionary<string, Assistant> assistants, IOptions<TranslatorOptions> options)
{
    /// <summary>What the desk is worked in.</summary>
    public const string DeskLanguage = "sv";

    private const double SureOfLanguage = 0.5;

    /// <summary>Whether an agent and the citizen can read each other, and what an agent may check before sending.</summary>
    public async Task<TranslationState> StateAsync(string assistant, string language, CancellationToken cancellationToken)
    {
        var written = LanguageTags.Written(language);
        if (written == DeskLanguage || !assistants.TryGetValue(assistant, out var found))
        {
            return new TranslationState(false, false, false);
        }

        return new TranslationState(
            await translations.CanAsync(found, written, DeskLanguage, cancellationToken), await translations.CanAsync(found, DeskLanguage, written, cancellationToken), options.Value.BackTranslation);
    }

    /// <summary>The Swedish of some messages: what was translated before, and what can be now. Those in Swedish already are left out.</summary>
    public async Task<IReadOnlyList<MessageTranslation>> ReadAsync(ConversationRow row, IReadOnlyCollection<string> activityIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await db.ActivityTranslations.AsNoTracking().Where(t => t.ConversationId == row.Id && t.Language == DeskLanguage && activityIds.Contains(t.ActivityId)).ToListAsync(cancellationToken);
        var missing = activityIds.Except(kept.Select(t => t.ActivityId)).ToHashSet();
        if (missing.Count == 0 || !assistants.TryGetValue(row.Assistant, out var assistant))
        {
            return [.. kept.Select(MessageTranslation.Of)];
        }

        // An activity's id ends with its number in the conversation.
        var numbers = missing.Select(id => long.TryParse(id.AsSpan(id.LastIndexOf('|') + 1), out var number) ? number : -1).ToHashSet();
        var stored = await db.Activities.AsNoTracking().Where(a => a.ConversationId == row.Id && a.Visible && numbers.Contains(a.Sequence)).Select(a => a.Json).ToListAsync(cancellationToken);
        var messages = from json in stored
                       let activity = JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!
                       where activity is { Type: ActivityTypes.Message, Text.Length: > 0, Id: not null } && missing.Contains(activity.Id)
                       select (activity.Id, activity.Text, Language: LanguageOf(activity, row));
        foreach (var group in messages.Where(m => m.Language != DeskLanguage).GroupBy(m => m.Language))
        {
            var originals = group.ToList();
            if (await translations.TranslateAsync(assistant, [.. originals.Select(m => m.Text)], group.Key, DeskLanguage, cancellationToken) is not { } translated)
            {
                continue;
            }

            List<ActivityTranslationRow> rows = [.. originals.Zip(translated, (message, translation) => new ActivityTranslationRow
            {
                ConversationId = row.Id, ActivityId = message.Id, Language = DeskLanguage, FromLanguage = translation.From, Text = translation.Text.Replace("\0", "", StringComparison.Ordinal),
                Engine = translation.Engine, Complete = translation.Complete, TranslatedAt = translation.At.ToUnixTimeMilliseconds(),
            })];
            await writer.CommitAsync(new Commit(row.Id, [.. rows.Select(t => new ActivityTranslated(t))]), cancellationToken);
            kept.AddRange(rows);
        }

        return [.. kept.Select(MessageTranslation.Of)];
    }

    /// <summary>What an agent is about to say, in the citizen's language; null where no engine can.</summary>
    public async Task<MachineTranslation?> WriteAsync(ConversationRow row, string text, string to, CancellationToken cancellationToken) =>
        assistants.TryGetValue(row.Assistant, out var assistant)
        && await translations.TranslateAsync(assistant, [text], DeskLanguage, to, cancellationToken) is [var translation] ? translation : null;

    /// <summary>The same, and back again, so that the agent can compare.</summary>
    public async Task<TranslationPreview?> PreviewAsync(ConversationRow row, string text, string to, CancellationToken cancellationToken)
    {
        if (await WriteAsync(row, text, to, cancellationToken) is not { } translation)
        {
            return null;
        }

        var back = options.Value.BackTranslation && assistants.TryGetValue(row.Assistant, out var assistant)
            ? await translations.TranslateAsync(assistant, [translation.Text], to, DeskLanguage, cancellationToken) : null;
        return new TranslationPreview(translation.Text, translation.To, translation.Engine, translation.Complete, back?[0].Text);
    }

    private string LanguageOf(Activity activity, ConversationRow row)
    {
        // A bot's or an agent's message says what it is in; what a client says of a citizen's is the language of its page.
        if (activity.From?.Role == RoleTypes.Bot && activity.Locale is { Length: > 0 } locale)
        {
            return LanguageTags.Written(LanguageTags.Normalize(locale));
        }

        var guess = detector.Detect(activity.Text!);
        return LanguageTags.Written(guess.Confidence >= SureOfLanguage ? guess.Language : row.Language);
    }
}

/// <summary>What can be translated in a conversation.</summary>
/// <param name="Reads">What the citizen writes, into Swedish.</param>
/// <param name="Writes">What the agent writes, into the citizen's language.</param>
/// <param name="Back">Whether a preview is translated back too.</param>
internal sealed record TranslationState(bool Reads, bool Writes, bool Back);

/// <summary>A message in Swedish, by a machine.</summary>
internal sealed record MessageTranslation(string ActivityId, string Text, string From, string To, string Engine, DateTimeOffset At, bool Complete)
{
    public static MessageTranslation Of(ActivityTranslationRow row) =>
        new(row.ActivityId, row.Text, row.FromLanguage, row.Language, row.Engine, DateTimeOffset.FromUnixTimeMilliseconds(row.TranslatedAt), row.Complete);
}

internal sealed record TranslationPreview(string Text, string To, string Engine, bool Complete, string? Back);
