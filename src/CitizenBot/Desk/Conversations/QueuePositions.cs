using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>
/// Tells citizens who wait their place whenever it has changed, once on however many instances: what each was told last is
/// remembered here, and read from their conversation before anything is said, since another instance may have said it.
/// </summary>
internal sealed class QueuePositions(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, DeskActivities activities, ConversationFeed feed, TimeProvider time, ILogger<QueuePositions> logger)
    : BackgroundService
{
    /// <summary>How long a change on another instance may go unnoticed.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, int> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var follower = feed.FollowAll(commit => !commit.OnlyTalks);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellAsync(stoppingToken);
                await follower.WaitAsync(LookEvery, time, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogMessages.QueuePositionsFailed(logger, e);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var queued = await db.Conversations.AsNoTracking().Where(c => c.Status == ConversationStatus.Queued)
            .OrderByDescending(c => c.Priority).ThenBy(c => c.QueuedAt).ThenBy(c => c.Id)
            .ToListAsync(cancellationToken);
        var waiting = queued.Select(c => c.Id).ToHashSet();
        foreach (var gone in _told.Keys.Where(id => !waiting.Contains(id)).ToList())
        {
            _told.Remove(gone);
        }

        foreach (var (row, position) in queued.GroupBy(c => c.Team).SelectMany(team => team.Select((row, index) => (row, index + 1))))
        {
            // In this order: whoever told them between the two reads has changed the version that was read first.
            if (_told.GetValueOrDefault(row.Id) != position
                && (await LastToldAsync(db, row, cancellationToken) == position || await SendAsync(row, position, cancellationToken)))
            {
                _told[row.Id] = position;
            }
        }
    }

    private async Task<bool> SendAsync(ConversationRow row, int position, CancellationToken cancellationToken)
    {
        try
        {
            await writer.CommitAsync(new Commit(row.Id, row.Version, [new QueuedRequired(), activities.Position(row, position)]), cancellationToken);
            return true;
        }
        catch (CommitConflictException)
        {
            // Taken, left, told by another instance, or written in at this very moment; the next look sees which.
            return false;
        }
    }

    /// <summary>The place that the citizen was told last since they joined this queue, or came back to it from an agent; 0 for none.</summary>
    private static async Task<int> LastToldAsync(CitizenBotDb db, ConversationRow row, CancellationToken cancellationToken)
    {
        const string EventStart = "{\"type\":\"event\"";
        const string QueueName = $"\"name\":\"{BotEvents.Queue}\"";
        const string StateName = $"\"name\":\"{BotEvents.ServiceState}\"";
        var json = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == row.Id && !a.Inbound && a.CreatedAt >= row.QueuedAt && a.Json.StartsWith(EventStart) && (a.Json.Contains(QueueName) || a.Json.Contains(StateName)))
            .OrderByDescending(a => a.Sequence).Select(a => a.Json).FirstOrDefaultAsync(cancellationToken);
        var value = json is null ? null : JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!.Value;
        return value is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("position", out var position) ? position.GetInt32() : 0;
    }
}
