using System.Text;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Handoff;
using Microsoft.EntityFrameworkCore;
using Transcript = CitizenBot.BotFramework.Schema.Transcript;

namespace CitizenBot.Storage;

/// <summary>What the people who take over a conversation are shown of it.</summary>
internal sealed class TranscriptReader(IDbContextFactory<CitizenBotDb> contexts) : ITranscriptReader
{
    private const string MessageStart = "{\"type\":\"message\"";
    private const int MostMessages = 500;

    /// <summary>Beside it an activity has room for all else within the 262,144 bytes that channels take.</summary>
    private const int MostBytes = 192 * 1024;

    public async Task<Transcript> ReadAsync(string conversationKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == conversationKey && a.Visible && a.Json.StartsWith(MessageStart))
            .OrderByDescending(a => a.Sequence).Take(MostMessages)
            .Select(a => a.Json).ToListAsync(cancellationToken);
        var bytes = 0;
        var kept = newest.TakeWhile(json => (bytes += Encoding.UTF8.GetByteCount(json)) <= MostBytes).Reverse();
        return new Transcript { Activities = [.. kept.Select(Read)] };
    }

    private static Activity Read(string json)
    {
        var activity = JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;

        // Where the channel is reached is no business of whoever reads this.
        activity.ServiceUrl = null;
        return activity;
    }
}
