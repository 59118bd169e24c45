using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
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
        var value = new Dictionary<string, JsonElement> { ["texts"] = Broadcast.Texts(notice?.Texts ?? new Dictionary<string, string>()) };
        return Broadcast.Create(BotEvents.Notice, value, $"notice-{notice?.Id ?? Guid.NewGuid().ToString("N")}", assistant, conversationId, now);
    }
}

/// <summary>The notice of each assistant.</summary>
internal sealed class UrgentNotices(IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time)
{
    private readonly SharedSettings<UrgentNotice> _settings = new(contexts, writer, time, "notice.", HostJson.Default.UrgentNotice);

    public ValueTask<UrgentNotice?> CurrentAsync(string assistant, CancellationToken cancellationToken) => _settings.CurrentAsync(assistant, cancellationToken);

    /// <summary>Shows it from now on; null takes it away.</summary>
    public Task SetAsync(string assistant, UrgentNotice? notice, CancellationToken cancellationToken) => _settings.SetAsync(assistant, notice, cancellationToken);
}
