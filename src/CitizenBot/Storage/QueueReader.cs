using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>What the dialogs read about the queues.</summary>
internal sealed class QueueReader(IDbContextFactory<CitizenBotDb> contexts) : IQueueReader
{
    public async Task<int> AheadAsync(string team, HandoffPriority priority, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking()
            .CountAsync(c => c.Status == ConversationStatus.Queued && c.Team == team && c.Priority >= (int)priority, cancellationToken);
    }
}
