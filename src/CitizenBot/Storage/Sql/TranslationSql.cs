using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

internal static class TranslationSql
{
    public static async Task RememberAsync(CommitUnit unit, TranslationsRemembered change)
    {
        foreach (var row in change.Rows)
        {
            await unit.ExecuteAsync(
                $"""
                INSERT INTO translation_memory (key, from_language, to_language, engine, original, translation, remembered_at)
                VALUES ({row.Key}, {row.FromLanguage}, {row.ToLanguage}, {row.Engine}, {row.Original}, {row.Translation}, {row.RememberedAt})
                ON CONFLICT (key) DO UPDATE SET translation = excluded.translation, remembered_at = excluded.remembered_at
                """);
        }
    }

    public static async Task ForgetAsync(CommitUnit unit, TranslationsForgotten change)
    {
        await unit.ExecuteAsync($"DELETE FROM translation_memory WHERE engine <> '' AND remembered_at < {change.Before}");
        await unit.ExecuteAsync(
            $"""
            DELETE FROM translation_memory WHERE engine <> '' AND key NOT IN (
                SELECT key FROM translation_memory WHERE engine <> '' ORDER BY remembered_at DESC, key LIMIT {change.Most})
            """);
    }

    public static Task TranslateAsync(CommitUnit unit, ActivityTranslated change) => unit.ExecuteAsync(
        $"""
        INSERT INTO activity_translations (conversation_id, activity_id, language, from_language, text, engine, complete, translated_at)
        VALUES ({unit.ConversationId}, {change.Row.ActivityId}, {change.Row.Language}, {change.Row.FromLanguage}, {change.Row.Text}, {change.Row.Engine}, {change.Row.Complete}, {change.Row.TranslatedAt})
        ON CONFLICT (conversation_id, activity_id, language) DO NOTHING
        """);
}
