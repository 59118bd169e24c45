using System.Text.Json;
using CitizenBot.BotFramework.Connector;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.Messages;

/// <summary>
/// Delivers one conversation's activities to its remote channel: in order, at least once, every attempt under the same
/// request id and claimed before it is made. What a channel refuses for good stays in the table for the operator.
/// </summary>
internal sealed class OutboxAttempts(
    IDbContextFactory<CitizenBotDb> contexts,
    ITurnWriter writer,
    BotRegistrations registrations,
    IHttpClientFactory http,
    TimeProvider time,
    ILogger<OutboxDelivery> logger)
{
    public const string HttpClient = "connector";
    private const int MostAttempts = 10;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(45);

    /// <summary>Longer than any attempt: what an instance that died had claimed is free again then.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Delivers until nothing is left, or what is next belongs to another instance. An attempt that failed is waited for and made again.</summary>
    public async Task DeliverAsync(string conversationId, CancellationToken cancellationToken)
    {
        while (await NextAsync(conversationId, cancellationToken) is { } row && row.DueAt <= Now())
        {
            var lease = Now() + (long)Lease.TotalMilliseconds;
            try
            {
                await writer.CommitAsync(new Commit(null, new OutboxClaimed(conversationId, row.Sequence, row.DueAt, row.Attempts, lease)), CancellationToken.None);
            }
            catch (CommitConflictException)
            {
                return;
            }

            if (await AttemptAsync(row, lease, cancellationToken) is { } error)
            {
                await UntilAsync(await FailAsync(row, error), cancellationToken);
            }
            else
            {
                await writer.CommitAsync(new Commit(null, new OutboxDelivered(conversationId, row.Sequence)), CancellationToken.None);
            }
        }
    }

    private async Task<OutboxRow?> NextAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.AsNoTracking().Where(o => o.ConversationId == conversationId && !o.Dead).OrderBy(o => o.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    /// <returns>What went wrong, or null. Trouble with the database is no answer of the channel's, and thrown.</returns>
    private async Task<Exception?> AttemptAsync(OutboxRow row, long lease, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(row, cancellationToken);
        using var limit = new CancellationTokenSource(LongestAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (stored is not { Reference: { } to })
            {
                throw new InvalidOperationException("The activity or the address of its conversation is gone.");
            }

            await SendAsync(stored.Json, to, stored.Assistant, row.RequestId, either.Token);
            return null;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops: the next start need not wait for the lease.
            await writer.CommitAsync(new Commit(null, new OutboxClaimed(row.ConversationId, row.Sequence, lease, row.Attempts, Now())), CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task<Stored?> ReadAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from activity in db.Activities.AsNoTracking()
            join conversation in db.Conversations on activity.ConversationId equals conversation.Id
            where activity.ConversationId == row.ConversationId && activity.Sequence == row.Sequence
            select new Stored(activity.Json, conversation.Reference, conversation.Assistant)).FirstOrDefaultAsync(cancellationToken);
    }

    private Task<ResourceResponse> SendAsync(string json, string to, string assistant, string requestId, CancellationToken cancellationToken)
    {
        var activity = JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;
        var reference = JsonSerializer.Deserialize(to, BotFrameworkJson.Wire.ConversationReference)!;
        var client = new ConnectorClient(http.CreateClient(HttpClient), new Uri(reference.ServiceUrl!), token => TokenAsync(assistant, token), time);
        return activity.ReplyToId is null
            ? client.SendToConversationAsync(activity, requestId, cancellationToken)
            : client.ReplyToActivityAsync(activity, requestId, cancellationToken);
    }

    /// <returns>When what is next may follow: at once where this one is given up.</returns>
    private async Task<long> FailAsync(OutboxRow row, Exception error)
    {
        var dead = row.Attempts + 1 >= MostAttempts || !MayBeRetried(error);
        var due = Now() + (long)Wait(row.Attempts, (error as ConnectorException)?.RetryAfter).TotalMilliseconds;
        LogMessages.DeliveryFailed(logger, row.ConversationId, row.Sequence, row.Attempts + 1, error.GetType().Name);
        await writer.CommitAsync(new Commit(null, new OutboxFailed(row.ConversationId, row.Sequence, error.Message, due, dead)), CancellationToken.None);
        return dead ? 0 : due;
    }

    /// <summary>Timers may fire a little before the clock says so.</summary>
    private async Task UntilAsync(long due, CancellationToken cancellationToken)
    {
        while (due - Now() is > 0 and var left)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(left), time, cancellationToken);
        }
    }

    /// <summary>What is wrong with the activity itself is wrong the next time too.</summary>
    private static bool MayBeRetried(Exception error) => error switch
    {
        ConnectorException refusal => refusal.MayBeRetried,
        ArgumentException or InvalidOperationException or FormatException or JsonException or NotSupportedException => false,
        _ => true,
    };

    private ValueTask<string?> TokenAsync(string assistant, CancellationToken cancellationToken) =>
        registrations.Of(assistant)?.TokenAsync(cancellationToken) ?? ValueTask.FromResult<string?>(null);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>One second doubled with each attempt, a fifth more or less; longer if the channel says so.</summary>
    private static TimeSpan Wait(int attempts, TimeSpan? asked)
    {
        var own = TimeSpan.FromSeconds(Math.Pow(2, attempts) * (0.8 + (Random.Shared.NextDouble() * 0.4)));
        var wait = asked > own ? asked.Value : own;
        return wait < LongestWait ? wait : LongestWait;
    }

    private sealed record Stored(string Json, string? Reference, string Assistant);
}
