using System.Collections.Concurrent;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels;

/// <summary>What everybody who has a chat open, or opens one, is to read at once: a water leak, a storm.</summary>
/// <param name="Id">Another one whenever it is written anew.</param>
/// <param name="Texts">By language, Swedish always; whoever reads another language that it lacks gets the Swedish.</param>
/// <param name="By">The account at the desk that wrote it.</param>
internal sealed record UrgentNotice(string Id, IReadOnlyDictionary<string, string> Texts, DateTimeOffset Since, string By)
{
    /// <summary>How a stream shows it, or, for null, that there is none any more.</summary>
    public static Activity ToActivity(UrgentNotice? notice, string assistant, string conversationId, DateTimeOffset now)
    {
        var texts = notice?.Texts.ToDictionary(t => t.Key, t => t.Value) ?? [];
        var value = new Dictionary<string, JsonElement> { ["texts"] = JsonSerializer.SerializeToElement(texts, HostJson.Default.DictionaryStringString) };
        var activity = BotEvents.Create(BotEvents.Notice, value, "sv");
        activity.Id = $"{conversationId}|notice-{notice?.Id ?? Guid.NewGuid().ToString("N")}";
        activity.Timestamp = now;
        activity.ChannelId = ChannelIds.DirectLine;
        activity.From = new ChannelAccount { Id = assistant, Name = assistant, Role = RoleTypes.Bot };
        activity.Conversation = new ConversationAccount { Id = conversationId };
        return activity;
    }
}

/// <summary>The notice of each assistant. Every instance reads it again every few seconds, so all of them show it.</summary>
internal sealed class UrgentNotices(IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(4);
    private readonly ConcurrentDictionary<string, (UrgentNotice? Notice, DateTimeOffset Read)> _known = new();

    public async ValueTask<UrgentNotice?> CurrentAsync(string assistant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Of all the streams that find it old, one reads it again.
        if (_known.TryGetValue(assistant, out var known) && (now - known.Read < Fresh || !_known.TryUpdate(assistant, (known.Notice, now), known)))
        {
            return known.Notice;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var key = Key(assistant);
        var json = await db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        var notice = json is null ? null : JsonSerializer.Deserialize(json, HostJson.Default.UrgentNotice);
        _known[assistant] = (notice, now);
        return notice;
    }

    /// <summary>Shows it from now on; null takes it away.</summary>
    public async Task SetAsync(string assistant, UrgentNotice? notice, CancellationToken cancellationToken)
    {
        var json = notice is null ? null : JsonSerializer.Serialize(notice, HostJson.Default.UrgentNotice);
        await writer.CommitAsync(new Commit(null, new SettingWritten(Key(assistant), json)), cancellationToken);
        _known[assistant] = (notice, time.GetUtcNow());
    }

    private static string Key(string assistant) => $"notice.{assistant}";
}
