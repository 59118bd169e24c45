using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

internal static class FileSql
{
    private const int PartBytes = 256 * 1024;

    /// <summary>Writes the file beside the activity that was accepted before it in the same commit.</summary>
    /// <exception cref="ConversationFullException">The conversation would hold more than it may.</exception>
    public static async Task StoreAsync(CommitUnit unit, FileStored change)
    {
        var f = change.File;
        var written = await unit.ExecuteAsync($"""
            INSERT INTO files (id, conversation_id, sequence, name, content_type, size, created_at)
            SELECT {f.Id}, {unit.ConversationId}, {unit.Result.Sequence}, {f.Name}, {f.ContentType}, {f.Size}, {unit.Now}
            WHERE (SELECT COALESCE(SUM(size), 0) FROM files WHERE conversation_id = {unit.ConversationId}) + {f.Size} <= {change.MostInConversation}
            """);
        if (written == 0)
        {
            throw new ConversationFullException();
        }

        change.Content.Position = 0;
        var buffer = new byte[PartBytes];
        for (var number = 0; await change.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var read; number++)
        {
            var part = read == buffer.Length ? buffer : buffer[..read];
            await unit.ExecuteAsync($"INSERT INTO file_parts (file_id, number, content) VALUES ({f.Id}, {number}, {part})");
        }
    }
}
