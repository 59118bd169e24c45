using CitizenBot.Dialogs.Bookings;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.Delayed;

/// <summary>
/// Gives what is due to the turns of its conversation: the row goes and an activity of ours comes in one commit, so that
/// any number of instances on one database do each thing once, and a crash loses none. There is no other scheduler.
/// </summary>
internal sealed class DelayedWork(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TurnQueue turns, ConversationFeed feed, TimeProvider time, ILogger<DelayedWork> logger) : BackgroundService
{
    private const int MostAtOnce = 256;

    /// <summary>What another instance has put off until then is found no later.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var follower = feed.FollowAll(commit => commit.Changes.Any(change => change is SlotHeld or BookingConfirmed or BookingMoved));
        try
        {
            while (true)
            {
                await follower.WaitAsync(await DoDueAsync(stoppingToken), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due stays in its row.
        }
    }

    /// <returns>How long nothing else will be due, as far as is known.</returns>
    private async Task<TimeSpan> DoDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await using var db = await contexts.CreateDbContextAsync(stoppingToken);
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                var due = await (
                    from work in db.DelayedWork.AsNoTracking()
                    join conversation in db.Conversations.AsNoTracking() on work.ConversationId equals conversation.Id
                    where work.DueAt <= now
                    orderby work.DueAt
                    select new { Work = work, Conversation = conversation }).Take(MostAtOnce).ToListAsync(stoppingToken);
                foreach (var item in due)
                {
                    await DoAsync(item.Work, item.Conversation);
                }

                if (due.Count < MostAtOnce)
                {
                    var next = await db.DelayedWork.Where(w => w.DueAt > now).MinAsync(w => (long?)w.DueAt, stoppingToken);
                    return next is { } at && at - now < LookEvery.TotalMilliseconds ? TimeSpan.FromMilliseconds(at - now) : LookEvery;
                }
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogMessages.DelayedWorkFailed(logger, e);
            return LookEvery;
        }
    }

    private async Task DoAsync(DelayedWorkRow work, ConversationRow conversation)
    {
        try
        {
            await writer.CommitAsync(new Commit(conversation.Id, new DelayedWorkClaimed(work), DueActivity.Accepted(conversation, work)), CancellationToken.None);
            turns.Signal(conversation.Id);
        }
        catch (CommitConflictException)
        {
            // Another instance was faster, or the booking was moved.
        }
    }
}
