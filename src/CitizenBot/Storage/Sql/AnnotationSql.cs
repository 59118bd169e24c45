using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

/// <summary>What agents keep about a conversation. It grows <c>annotations</c>, by which the desk notices.</summary>
internal static class AnnotationSql
{
    /// <summary>Writes nothing new: the row's lock is what keeps the conversation where it is until the commit.</summary>
    public static Task RequireWallAsync(CommitUnit unit, WallRequired change) => unit.RequireAsync(
        $"UPDATE conversations SET team = team WHERE id = {unit.ConversationId} AND team = {change.Team} AND sensitive = {change.Sensitive}",
        "The conversation has gone to another team.");

    public static async Task WriteNoteAsync(CommitUnit unit, NoteWritten change)
    {
        var n = change.Note;
        await unit.ExecuteAsync($"INSERT INTO notes (conversation_id, id, agent, text, created_at) VALUES ({unit.ConversationId}, {n.Id}, {n.Agent}, {n.Text}, {unit.Now}) ON CONFLICT (conversation_id, id) DO NOTHING");
        await AnnotateAsync(unit);
    }

    public static async Task WriteTagsAsync(CommitUnit unit, TagsWritten change)
    {
        await unit.ExecuteAsync($"DELETE FROM tags WHERE conversation_id = {unit.ConversationId}");
        foreach (var tag in change.Tags)
        {
            await unit.ExecuteAsync($"INSERT INTO tags (conversation_id, tag) VALUES ({unit.ConversationId}, {tag})");
        }

        await AnnotateAsync(unit);
    }

    public static async Task RecordEndingAsync(CommitUnit unit, EndingRecorded change)
    {
        var e = change.Ending;
        await unit.ExecuteAsync($"INSERT INTO endings (conversation_id, ended_at, agent, outcome, json) VALUES ({unit.ConversationId}, {unit.Now}, {e.Agent}, {e.Outcome}, {e.Json}) ON CONFLICT (conversation_id, ended_at) DO UPDATE SET agent = excluded.agent, outcome = excluded.outcome, json = excluded.json");
        await AnnotateAsync(unit);
    }

    private static Task<int> AnnotateAsync(CommitUnit unit) =>
        unit.ExecuteAsync($"UPDATE conversations SET annotations = annotations + 1, version = version + 1 WHERE id = {unit.ConversationId}");
}
