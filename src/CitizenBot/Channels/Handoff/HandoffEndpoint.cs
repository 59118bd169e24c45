using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.Handoff;

internal sealed record HubAnswer(string Id);

/// <summary><c>POST /handoff/{assistant}/events</c>: what the people in a hub do and write. Only the holder of the assistant's hub secret may call.</summary>
internal sealed class HandoffEndpoint(HandoffHubs hubs, ITurnWriter writer, TurnQueue turns, IDbContextFactory<CitizenBotDb> contexts, TimeProvider time)
{
    private const int LongestId = 200;
    private const int LongestText = 4000;
    private const int LongestName = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/handoff/{assistant}/events", (string assistant, HttpRequest request, HandoffEndpoint handoff, CancellationToken cancellationToken) =>
            handoff.PostAsync(assistant, request, cancellationToken)).LimitByAddress();

    private async Task<IResult> PostAsync(string assistant, HttpRequest request, CancellationToken cancellationToken)
    {
        if (hubs.AddressOf(assistant) is not { } hub)
        {
            return Problems.NotFound("No agent hub is set for this assistant.");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var id = request.Headers[WebhookSignature.IdHeader].ToString();
        if (Unsigned(request, hub, id, body.GetBuffer().AsSpan(0, (int)body.Length)) is { } why)
        {
            return Problems.Refused(StatusCodes.Status401Unauthorized, why);
        }

        var (activity, error) = Read(body.GetBuffer().AsSpan(0, (int)body.Length));
        return error is not null ? Problems.Bad(error) : await AcceptAsync(assistant, id, activity!, cancellationToken);
    }

    private async Task<IResult> AcceptAsync(string assistant, string id, Activity activity, CancellationToken cancellationToken)
    {
        var (conversationId, key) = (activity.Conversation!.Id, HubActivities.KeyOf(id));
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId && c.Assistant == assistant, cancellationToken) is not { } row)
            {
                return Problems.NotFound("There is no such conversation with this assistant.");
            }

            // What was taken once is answered as it was then, wherever the conversation is now.
            var known = await db.Activities.AnyAsync(a => a.ConversationId == conversationId && a.DuplicateKey == key, cancellationToken);
            if (!known && row.Status is not (ConversationStatus.HubQueued or ConversationStatus.HubAgent))
            {
                return Problems.Conflict("The hub does not have this conversation.");
            }

            var stored = await StoreAsync(new Commit(row.Id, HubActivities.Accepted(row, activity, key)));
            turns.Signal(row.Id);
            return Results.Json(new HubAnswer(stored.ActivityId!), HostJson.Default.HubAnswer);
        }
    }

    private async Task<CommitResult> StoreAsync(Commit commit)
    {
        try
        {
            return await writer.CommitAsync(commit, CancellationToken.None);
        }
        catch (CommitConflictException)
        {
            // The same request came twice at the same moment; by now the other one is stored.
            return await writer.CommitAsync(commit, CancellationToken.None);
        }
    }

    /// <summary>Why the request is not the hub's; null if it is.</summary>
    private string? Unsigned(HttpRequest request, HubAddress hub, string id, ReadOnlySpan<byte> body)
    {
        var timestamp = request.Headers[WebhookSignature.TimestampHeader].ToString();
        return id.Length is 0 or > LongestId || id.StartsWith(WebhookHub.OwnIds, StringComparison.Ordinal) || !id.All(c => c is > ' ' and <= '~')
                ? $"A request needs a {WebhookSignature.IdHeader} of 1 to {LongestId} characters of ASCII that does not begin with {WebhookHub.OwnIds}."
            : !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                || Math.Abs((double)time.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds
                ? $"The {WebhookSignature.TimestampHeader} must be seconds since 1970, and no more than five minutes from now."
            : !WebhookSignature.IsAmong(request.Headers[WebhookSignature.SignatureHeader].ToString(), hub.Key, id, timestamp, body)
                ? $"The {WebhookSignature.SignatureHeader} is not that of this request."
            : null;
    }

    private static (Activity? Activity, string? Error) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(body, BotFrameworkJson.Wire.Activity);
            return activity is null ? (null, "The body is null; it must be an activity.") : Wrong(activity) is { } wrong ? (null, wrong) : (activity, null);
        }
        catch (JsonException e)
        {
            return (null, $"The body is not an activity: wrong at '{e.Path ?? "$"}'.");
        }
    }

    private static string? Wrong(Activity activity) =>
        string.IsNullOrEmpty(activity.Conversation?.Id) ? "conversation.id is missing; it is the one in what the hub was sent."
        : activity.From?.Name is { Length: > LongestName } ? $"from.name is longer than {LongestName} characters."
        : HasNul(activity.Text) || HasNul(activity.From?.Name) || HasNul(activity.Conversation.Id) ? "The activity has a NUL character."
        : activity.Type switch
        {
            ActivityTypes.Message => string.IsNullOrWhiteSpace(activity.Text) || activity.Text.Length > LongestText ? $"A message needs a text of 1 to {LongestText} characters." : null,
            ActivityTypes.Event when activity.Name == HandoffEventNames.HandoffStatus =>
                EventFactory.HandoffStateOf(activity) is null ? "value.state must be accepted, failed or completed." : null,
            _ => $"A hub sends messages and events named {HandoffEventNames.HandoffStatus}.",
        };

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
