using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>A conversation in short: counted and listed from what is stored, so that nothing in it is a guess.</summary>
/// <param name="Topics">The services that the bot answered about or that it was handed over for, in Swedish, in the order of the conversation.</param>
/// <param name="Language">The citizen's.</param>
/// <param name="Reason">Why it was handed to people.</param>
/// <param name="Started">When it began.</param>
/// <param name="Queued">When it joined the queue.</param>
/// <param name="Taken">When an agent first took it after that.</param>
/// <param name="Ended">When this was made.</param>
/// <param name="FromCitizen">Messages.</param>
/// <param name="FromBot">Messages.</param>
/// <param name="FromAgents">Messages.</param>
/// <param name="Agents">Display names of those who wrote.</param>
/// <param name="Bookings">References.</param>
/// <param name="Applications">References.</param>
/// <param name="Tags">As they are now.</param>
internal sealed record ConversationReport(
    IReadOnlyList<string> Topics, string Language, string? Reason, DateTimeOffset Started, DateTimeOffset? Queued, DateTimeOffset? Taken, DateTimeOffset Ended,
    int FromCitizen, int FromBot, int FromAgents, IReadOnlyList<string> Agents, IReadOnlyList<string> Bookings, IReadOnlyList<string> Applications, IReadOnlyList<string> Tags);

/// <summary>Makes reports.</summary>
internal sealed class ConversationReports(IDbContextFactory<CitizenBotDb> contexts, IReadOnlyDictionary<string, Assistant> assistants, TimeProvider time)
{
    public async Task<ConversationReport> MakeAsync(ConversationRow row, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Activities.AsNoTracking().Where(a => a.ConversationId == row.Id && a.Visible).OrderBy(a => a.Sequence).Select(a => a.Json).ToListAsync(cancellationToken);
        var activities = stored.Select(json => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!).ToList();
        var messages = activities.Where(a => a.Type == ActivityTypes.Message).ToList();
        var fromAgents = messages.Where(a => AuthorOf(a) == "agent").ToList();
        var queued = row.QueuedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
        return new ConversationReport(
            [.. messages.Select(IntentOf).Append(row.Topic).Select(intent => TitleOf(row.Assistant, intent)).OfType<string>().Distinct()],
            row.Language, row.Reason, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), queued,
            activities.FirstOrDefault(a => IsTaken(a) && a.Timestamp >= queued)?.Timestamp, time.GetUtcNow(),
            messages.Count(a => a.From?.Role == RoleTypes.User), messages.Count(a => AuthorOf(a) == "bot"), fromAgents.Count,
            [.. fromAgents.Select(a => a.From?.Name).OfType<string>().Distinct()],
            await db.Bookings.AsNoTracking().Where(b => b.ConversationId == row.Id).OrderBy(b => b.Reference).Select(b => b.Reference).ToListAsync(cancellationToken),
            await db.Applications.AsNoTracking().Where(a => a.ConversationId == row.Id).OrderBy(a => a.FiledAt).Select(a => a.Reference).ToListAsync(cancellationToken),
            await db.Tags.AsNoTracking().Where(t => t.ConversationId == row.Id).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(cancellationToken));
    }

    private static bool IsTaken(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: BotEvents.ServiceState, Value: { ValueKind: JsonValueKind.Object } value }
        && value.TryGetProperty("state", out var state) && state.ValueEquals(ConversationStatus.Agent);

    private static string? IntentOf(Activity activity) =>
        activity.Entities?.FirstOrDefault(e => e.Type == Explanation.EntityType)?.Properties is { } properties
        && properties.TryGetValue("intent", out var intent) && intent.ValueKind == JsonValueKind.String ? intent.GetString() : null;

    private static string? AuthorOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("author", out var author) && author.ValueKind == JsonValueKind.String ? author.GetString() : null;

    private string? TitleOf(string assistant, string? intent) =>
        intent is not null && assistants.TryGetValue(assistant, out var found) && found.Services.TryGetValue(intent, out var service) ? service.ArticleIn("sv").Title : null;
}
