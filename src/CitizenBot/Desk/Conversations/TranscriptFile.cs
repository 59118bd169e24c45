using System.IO.Pipelines;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>
/// A conversation as the Bot Framework Emulator opens it: a <c>.transcript</c> file, the JSON array of its activities in the order of
/// time, those that only the bot sees among them. What the program woke itself up with is left out, as by the SDKs' transcript logger.
/// </summary>
internal sealed class TranscriptFile(IDbContextFactory<CitizenBotDb> contexts)
{
    private const int AtOnce = 200;

    /// <summary>Writes the file; nothing, and false, where there is no such conversation.</summary>
    public async Task<bool> WriteAsync(string conversationId, Stream to, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Conversations.AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return false;
        }

        // A writer on the stream itself would write without awaiting, which the server does not allow.
        var pipe = PipeWriter.Create(to, new StreamPipeWriterOptions(leaveOpen: true));
        await using var writer = new Utf8JsonWriter(pipe, new JsonWriterOptions { Indented = true, Encoder = BotFrameworkJson.Wire.Options.Encoder, MaxDepth = 2 * ActivityValidation.MaxDepth });
        writer.WriteStartArray();
        for (var last = 0L; await PageAsync(db, conversationId, last, cancellationToken) is { Count: > 0 } page; last = page[^1].Sequence)
        {
            foreach (var activity in page.Select(row => JsonSerializer.Deserialize(row.Json, BotFrameworkJson.Wire.Activity)!).Where(a => a.Name is not (ActivityEventNames.ContinueConversation or ActivityEventNames.CreateConversation)))
            {
                JsonSerializer.Serialize(writer, activity, BotFrameworkJson.Wire.Activity);
            }

            await writer.FlushAsync(cancellationToken);
            await pipe.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken);
        await pipe.CompleteAsync();
        return true;
    }

    private static async Task<IReadOnlyList<(long Sequence, string Json)>> PageAsync(CitizenBotDb db, string conversationId, long last, CancellationToken cancellationToken)
    {
        var rows = await db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId && a.Sequence > last)
            .OrderBy(a => a.Sequence).Take(AtOnce).Select(a => new { a.Sequence, a.Json }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Sequence, r.Json))];
    }
}
