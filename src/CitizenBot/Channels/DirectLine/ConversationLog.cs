using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Reads a conversation on from a watermark, the number of the last activity that the reader has.</summary>
internal sealed class ConversationLog(IDbContextFactory<CitizenBotDb> contexts, FileLinks links)
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
        var activities = new List<Activity>();
        foreach (var row in rows.Where(r => r.Visible))
        {
            var activity = JsonSerializer.Deserialize(row.Json, BotFrameworkJson.Wire.Activity)!;
            await links.SignAsync(activity, conversationId, cancellationToken);
            activities.Add(activity);
        }

        return (activities, rows.Count > 0 ? rows[^1].Sequence : watermark);
    }
}
