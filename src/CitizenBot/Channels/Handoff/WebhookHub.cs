using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CitizenBot.BotFramework.Connector;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Outbox;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Handoff;

/// <summary>The hub has refused a call.</summary>
internal sealed class HubException(HttpStatusCode status, TimeSpan? retryAfter) : Exception($"The hub answered {(int)status}.")
{
    public bool MayBeRetried => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    public TimeSpan? RetryAfter => retryAfter;
}

/// <summary>Posts activities to an agent hub, signed. An activity that is given up ends the hand-off: the citizen gets another way to people.</summary>
internal sealed class WebhookHub(HandoffHubs hubs, IHttpClientFactory http, TimeProvider time) : IOutboxDestination
{
    public const string HttpClient = "hub";

    /// <summary>How the ids of what we send begin; what begins so is not taken from outside, so that nothing of ours can be sent back as the hub's.</summary>
    public const string OwnIds = "citizenbot_";

    public string Name => OutboxDestinations.Hub;

    /// <summary>With waits that double these last four minutes; a citizen is waiting.</summary>
    public int MostAttempts => 8;

    public async Task<Receipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var hub = hubs.AddressOf(delivery.Conversation.Assistant) ?? throw new InvalidOperationException("The assistant has no hub any more.");
        var body = JsonSerializer.SerializeToUtf8Bytes(Told(delivery), BotFrameworkJson.Wire.Activity);
        var (id, timestamp) = (OwnIds + delivery.Row.RequestId, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, hub.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(WebhookSignature.SignatureHeader, WebhookSignature.Of(hub.Key, id, timestamp, body));
        using var response = await http.CreateClient(HttpClient).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode ? new Receipt(null) : throw new HubException(response.StatusCode, RetryAfter.Of(response, time));
    }

    public (bool Again, TimeSpan? After) Judge(Exception error) => error is HubException refusal ? (refusal.MayBeRetried, refusal.RetryAfter) : (true, null);

    public IReadOnlyList<Change> OnGivenUp(Delivery delivery) =>
        delivery.Conversation.Status is ConversationStatus.HubQueued or ConversationStatus.HubAgent ? [HubActivities.Unreachable(delivery.Conversation, delivery.Row)] : [];

    /// <summary>The activity under ids of ours, which the hub gives back; without what is between us and the channel.</summary>
    private static Activity Told(Delivery delivery)
    {
        var activity = delivery.Activity;
        activity.Id = ActivitySql.ActivityId(delivery.Conversation.Id, delivery.Row.ActivitySequence);
        activity.Conversation = new ConversationAccount { Id = delivery.Conversation.Id };
        activity.ChannelId = delivery.Conversation.ChannelId;
        (activity.ServiceUrl, activity.CallerId, activity.DeliveryMode, activity.Recipient) = (null, null, null, null);
        if (delivery.Conversation.Priority == (int)HandoffPriority.Emergency)
        {
            activity.Importance = ActivityImportance.High;
        }

        return activity;
    }
}
