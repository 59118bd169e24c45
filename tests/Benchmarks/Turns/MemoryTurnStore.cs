using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Benchmarks.Turns;

/// <summary>
/// In place of the database: what turns need of it (conversations, what is pending, duplicates with their responses,
/// states), under the same conditions. Keeps no history and has no outbox.
/// </summary>
internal sealed class MemoryTurnStore(SqliteTurnWriter database, ConversationFeed feed, TimeProvider time) : ITurnWriter, ITurnReader, IStorage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _conversations = [];
    private readonly Dictionary<string, (string Json, long Version)> _states = [];

    public static void Replace(IServiceCollection services)
    {
        services.AddSingleton<MemoryTurnStore>();
        services.RemoveAll<ITurnWriter>().AddSingleton<ITurnWriter>(provider => provider.GetRequiredService<MemoryTurnStore>());
        services.RemoveAll<ITurnReader>().AddSingleton<ITurnReader>(provider => provider.GetRequiredService<MemoryTurnStore>());
        services.RemoveAll<IStorage>().AddSingleton<IStorage>(provider => provider.GetRequiredService<MemoryTurnStore>());
    }

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        if (commit.ConversationId is null)
        {
            // The desk's first account, at start.
            return database.CommitAsync(commit, cancellationToken);
        }

        CommitResult result;
        lock (_gate)
        {
            if (commit.Changes is [ConversationStarted started, ..])
            {
                _conversations.TryAdd(started.Conversation.Id, new Kept(Copy(started.Conversation)));
            }

            Check(commit);
            result = Apply(commit);
        }

        feed.Publish(commit);
        return Task.FromResult(result);
    }

    public Task<(ConversationRow? Conversation, ActivityRow? Pending)> NextAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var kept = _conversations.GetValueOrDefault(conversationId);
            return Task.FromResult((kept is null ? null : Copy(kept.Row), kept?.Pending.FirstOrDefault()));
        }
    }

    public Task<(bool Handled, string? Response)> ResponseAsync(string conversationId, long sequence, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var kept = _conversations[conversationId];
            return Task.FromResult((!kept.Pending.Exists(a => a.Sequence == sequence), kept.Responses.GetValueOrDefault(sequence)));
        }
    }

    public Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, StoreItem>>(keys.Where(_states.ContainsKey)
                .ToDictionary(key => key, key => new StoreItem(_states[key].Json, ETag(_states[key].Version))));
        }
    }

    public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Check(Commit commit)
    {
        var row = commit.ConversationId is { } id ? _conversations.GetValueOrDefault(id)?.Row : null;
        Require(commit.ExpectedVersion is null || row?.Version == commit.ExpectedVersion);
        Require(commit.ExpectedSequence is null || row?.LastSequence == commit.ExpectedSequence);
        foreach (var change in commit.Changes)
        {
            Require(change switch
            {
                StateRead read => read.ETag == StoredETag(read.Key),
                StateWritten { ETag: { } etag } write => etag == StoredETag(write.Key),
                ActivityNumbered { DuplicateKey: { } key } => !_conversations[commit.ConversationId!].Numbers.ContainsKey(key),
                _ => true,
            });
        }
    }

    private CommitResult Apply(Commit commit)
    {
        var result = new CommitResult(null, 0, false);
        if (commit.ExpectedVersion is not null)
        {
            _conversations[commit.ConversationId!].Row.Version++;
        }

        foreach (var change in commit.Changes)
        {
            switch (change)
            {
                case ActivityAccepted accepted when Duplicate(commit, accepted.DuplicateKey) is { } first:
                    return first;
                case ActivityAccepted accepted:
                    result = Accept(commit.ConversationId!, accepted);
                    break;
                case ActivityNumbered numbered:
                    result = numbered.Inbound ? Number(commit.ConversationId!, numbered) : result;
                    _conversations[commit.ConversationId!].Row.LastSequence++;
                    break;
                case ActivitySent:
                    _conversations[commit.ConversationId!].Row.LastSequence++;
                    break;
                case TurnEnded ended:
                    var kept = _conversations[commit.ConversationId!];
                    kept.Pending.RemoveAll(a => a.Sequence == ended.Sequence);
                    kept.Responses[ended.Sequence] = ended.Response;
                    break;
                case StateWritten { Json: null } deleted:
                    _states.Remove(deleted.Key);
                    break;
                case StateWritten written:
                    _states[written.Key] = (written.Json!, _states.GetValueOrDefault(written.Key).Version + 1);
                    break;
                case ConversationStarted or StateRead:
                    break;
                default:
                    throw new NotSupportedException($"The benchmark's bots make no {change.GetType().Name}.");
            }
        }

        return result;
    }

    private CommitResult? Duplicate(Commit commit, string? key)
    {
        var kept = _conversations[commit.ConversationId!];
        return key is not null && kept.Numbers.TryGetValue(key, out var first)
            ? new CommitResult(ActivitySql.ActivityId(kept.Row.Id, first), first, true, kept.Responses.GetValueOrDefault(first))
            : null;
    }

    private CommitResult Accept(string id, ActivityAccepted accepted)
    {
        var kept = _conversations[id];
        var sequence = ++kept.Row.LastSequence;
        accepted.Activity.Id ??= ActivitySql.ActivityId(id, sequence);
        accepted.Activity.Timestamp = time.GetUtcNow();
        kept.Pending.Add(new ActivityRow { ConversationId = id, Sequence = sequence, Pending = true, Inbound = true, Json = JsonSerializer.Serialize(accepted.Activity, BotFrameworkJson.Wire.Activity) });
        if (accepted.DuplicateKey is { } key)
        {
            kept.Numbers[key] = sequence;
        }

        return new CommitResult(ActivitySql.ActivityId(id, sequence), sequence, false);
    }

    private CommitResult Number(string id, ActivityNumbered numbered)
    {
        var kept = _conversations[id];
        kept.Responses[numbered.Sequence] = numbered.Response;
        kept.Numbers[numbered.DuplicateKey!] = numbered.Sequence;
        return new CommitResult(ActivitySql.ActivityId(id, numbered.Sequence), numbered.Sequence, false, numbered.Response);
    }

    private string? StoredETag(string key) => _states.TryGetValue(key, out var state) ? ETag(state.Version) : null;

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new CommitConflictException("Somebody was faster.");
        }
    }

    private static ConversationRow Copy(ConversationRow row) => new()
    {
        Id = row.Id, Assistant = row.Assistant, ChannelId = row.ChannelId, ChannelConversationId = row.ChannelConversationId,
        UserId = row.UserId, Reference = row.Reference, Language = row.Language, LastSequence = row.LastSequence,
        Version = row.Version, Status = row.Status,
    };

    private sealed record Kept(ConversationRow Row)
    {
        public List<ActivityRow> Pending { get; } = [];
        public Dictionary<string, long> Numbers { get; } = [];
        public Dictionary<long, string?> Responses { get; } = [];
    }
}
