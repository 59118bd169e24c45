using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Reads a conversation on from a watermark, the number of the last activity that the reader has.</summary>
internal sealed class ConversationLog(IDbContextFactory<CitizenBotDb> contexts)
{
    private const int LargestSet = 200;

    public async Task<ConversationRow?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId, cancellationToken);
    }

    /// <summary>The visible activities after a watermark, oldest first; at most a set of them, with the watermark to read on from.</summary>
    public async Task<(IReadOnlyList<Activity> Activities, long Watermark)> ReadAsync(string conversationId, long watermark, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == conversationId && a.Sequence > watermark)
            .OrderBy(a => a.Sequence).Take(LargestSet)
            .Select(a => new { a.Sequence, a.Visible, a.Json })
            .ToListAsync(cancellationToken);
        return (
            [.. rows.Where(r => r.Visible).Select(r => JsonSerializer.Deserialize(r.Json, BotFrameworkJson.Wire.Activity)!)],
            rows.Count > 0 ? rows[^1].Sequence : watermark);
    }
}
