using System.Text.Json;
using CitizenBot.BotFramework.Connector;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.Messages;

/// <summary>
/// Delivers what remote channels have still to receive: in order within a conversation, at least once, every attempt
/// under the same request id. What a channel refuses for good stays in the table for the operator.
/// </summary>
internal sealed class OutboxDelivery(
    IDbContextFactory<CitizenBotDb> contexts,
    ITurnWriter writer,
    ConversationFeed feed,
    BotRegistrations registrations,
    IHttpClientFactory http,
    TimeProvider time,
    ILogger<OutboxDelivery> logger) : BackgroundService
{
    public const string HttpClient = "connector";
    private const int MostAttempts = 10;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var follower = feed.Follow(null);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverDueAsync(stoppingToken);
                await follower.WaitAsync(LookEvery, time, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogMessages.DeliveryFailed(logger, "-", 0, 0, e.Message);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Outbox.AsNoTracking().Where(o => !o.Dead).OrderBy(o => o.Sequence).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();

        // Conversations do not wait for one another; within one, nothing overtakes what failed before it.
        await Parallel.ForEachAsync(
            waiting.GroupBy(o => o.ConversationId),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (conversation, token) =>
            {
                foreach (var next in conversation)
                {
                    if (next.DueAt > now || !await DeliverAsync(next, token))
                    {
                        return;
                    }
                }
            });
    }

    /// <returns>Whether the next one of the conversation may follow.</returns>
    private async Task<bool> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var conversation = await db.Conversations.AsNoTracking().FirstAsync(c => c.Id == row.ConversationId, cancellationToken);
        var json = await db.Activities.AsNoTracking().Where(a => a.ConversationId == row.ConversationId && a.Sequence == row.Sequence)
            .Select(a => a.Json).FirstAsync(cancellationToken);
        var activity = JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;
        var reference = JsonSerializer.Deserialize(conversation.Reference!, BotFrameworkJson.Wire.ConversationReference)!;
        try
        {
            var client = new ConnectorClient(http.CreateClient(HttpClient), new Uri(reference.ServiceUrl!), token => TokenAsync(conversation.Assistant, token), time);
            await (activity.ReplyToId is null
                ? client.SendToConversationAsync(activity, row.RequestId, cancellationToken)
                : client.ReplyToActivityAsync(activity, row.RequestId, cancellationToken));
            await writer.CommitAsync(new Commit(null, new OutboxDelivered(row.ConversationId, row.Sequence)), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is ConnectorException or HttpRequestException or Azure.RequestFailedException or Azure.Identity.AuthenticationFailedException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var dead = row.Attempts + 1 >= MostAttempts || e is ConnectorException { MayBeRetried: false };
            var due = time.GetUtcNow() + Wait(row.Attempts, (e as ConnectorException)?.RetryAfter);
            LogMessages.DeliveryFailed(logger, row.ConversationId, row.Sequence, row.Attempts + 1, e.GetType().Name);
            await writer.CommitAsync(new Commit(null, new OutboxFailed(row.ConversationId, row.Sequence, e.Message, due.ToUnixTimeMilliseconds(), dead)), CancellationToken.None);
            return dead;
        }
    }

    private ValueTask<string?> TokenAsync(string assistant, CancellationToken cancellationToken) =>
        registrations.Of(assistant)?.TokenAsync(cancellationToken) ?? ValueTask.FromResult<string?>(null);

    /// <summary>One second doubled with each attempt, a fifth more or less; longer if the channel says so.</summary>
    private static TimeSpan Wait(int attempts, TimeSpan? asked)
    {
        var own = TimeSpan.FromSeconds(Math.Pow(2, attempts) * (0.8 + (Random.Shared.NextDouble() * 0.4)));
        var wait = asked > own ? asked.Value : own;
        return wait < LongestWait ? wait : LongestWait;
    }
}
