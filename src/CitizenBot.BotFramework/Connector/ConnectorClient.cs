using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Connector;

/// <summary>
/// Calls a channel's Connector API 3.0. One attempt a call: whoever keeps the outbox decides about the next, and gives every
/// attempt the same request id, by which the channel knows it again. Cheap to make; the <see cref="HttpClient"/> is shared.
/// Every method throws <see cref="ConnectorException"/> when the channel refuses, and <see cref="HttpRequestException"/> when
/// it cannot be reached.
/// </summary>
public sealed class ConnectorClient
{
    private const string Conversations = "v3/conversations";

    private readonly ConnectorCall call;

    /// <summary>A client of the channel at <paramref name="serviceUrl"/>.</summary>
    /// <param name="http">Sends; its time-out and connection limits are the caller's.</param>
    /// <param name="serviceUrl">The activity's service URL, trusted by the caller: it is sent the bot's token.</param>
    /// <param name="getToken">Gives the bot's token, cached by the caller; null without an app id.</param>
    /// <param name="time">The clock, for a Retry-After that is a date.</param>
    /// <exception cref="ArgumentException">The service URL is not an absolute http or https address.</exception>
    public ConnectorClient(HttpClient http, Uri serviceUrl, Func<CancellationToken, ValueTask<string?>> getToken, TimeProvider time) =>
        call = new ConnectorCall(http, serviceUrl, getToken, time);

    /// <summary>Sends an activity at the end of its conversation.</summary>
    public Task<ResourceResponse> SendToConversationAsync(Activity activity, string requestId, CancellationToken cancellationToken)
    {
        var conversation = ConversationOf(activity);
        return PostAsync($"{Conversations}/{Id(conversation)}/activities", activity, conversation, requestId, cancellationToken);
    }

    /// <summary>Sends an activity as a reply to the one its replyToId names; channels without threads put it at the end.</summary>
    public Task<ResourceResponse> ReplyToActivityAsync(Activity activity, string requestId, CancellationToken cancellationToken)
    {
        var conversation = ConversationOf(activity);
        var path = $"{Conversations}/{Id(conversation)}/activities/{Id(activity.ReplyToId)}";
        return PostAsync(path, activity, conversation, requestId, cancellationToken);
    }

    /// <summary>Gives the activity that its id names new content.</summary>
    public async Task<ResourceResponse> UpdateActivityAsync(Activity activity, string requestId, CancellationToken cancellationToken)
    {
        var conversation = ConversationOf(activity);
        var path = $"{Conversations}/{Id(conversation)}/activities/{Id(activity.Id)}";
        var body = ActivityBody(activity, activity.Id);
        return await call.SendAsync(HttpMethod.Put, path, body, BotFrameworkJson.Wire.ResourceResponse, conversation, requestId, cancellationToken)
            ?? new ResourceResponse();
    }

    /// <summary>Withdraws an activity.</summary>
    public Task DeleteActivityAsync(string conversationId, string activityId, string requestId, CancellationToken cancellationToken) =>
        call.SendAsync(
            HttpMethod.Delete, $"{Conversations}/{Id(conversationId)}/activities/{Id(activityId)}", null,
            BotFrameworkJson.Wire.ResourceResponse, conversationId, requestId, cancellationToken);

    /// <summary>Starts a conversation.</summary>
    public async Task<ConversationResourceResponse> CreateConversationAsync(
        ConversationParameters parameters, string requestId, CancellationToken cancellationToken) =>
        await call.SendAsync(
            HttpMethod.Post, Conversations, ConnectorCall.Body(parameters, BotFrameworkJson.Wire.ConversationParameters),
            BotFrameworkJson.Wire.ConversationResourceResponse, null, requestId, cancellationToken)
        ?? new ConversationResourceResponse();

    /// <summary>Who is in a conversation.</summary>
    public async Task<IReadOnlyList<ChannelAccount>> GetConversationMembersAsync(
        string conversationId, string requestId, CancellationToken cancellationToken) =>
        await call.SendAsync(
            HttpMethod.Get, $"{Conversations}/{Id(conversationId)}/members", null,
            BotFrameworkJson.Wire.ChannelAccountArray, conversationId, requestId, cancellationToken)
        ?? [];

    /// <summary>One member of a conversation; null when the channel has nothing to say of them.</summary>
    public Task<ChannelAccount?> GetConversationMemberAsync(
        string conversationId, string memberId, string requestId, CancellationToken cancellationToken) =>
        call.SendAsync(
            HttpMethod.Get, $"{Conversations}/{Id(conversationId)}/members/{Id(memberId)}", null,
            BotFrameworkJson.Wire.ChannelAccount, conversationId, requestId, cancellationToken);

    /// <summary>One page of who is in a conversation; null as <paramref name="continuationToken"/> asks for the first.</summary>
    public async Task<PagedMembersResult> GetConversationPagedMembersAsync(
        string conversationId, int pageSize, string? continuationToken, string requestId, CancellationToken cancellationToken)
    {
        var path = FormattableString.Invariant($"{Conversations}/{Id(conversationId)}/pagedmembers?pageSize={pageSize}");
        if (continuationToken is not null)
            path += "&continuationToken=" + Uri.EscapeDataString(continuationToken);
        return await call.SendAsync(
                HttpMethod.Get, path, null, BotFrameworkJson.Wire.PagedMembersResult, conversationId, requestId, cancellationToken)
            ?? new PagedMembersResult();
    }

    /// <summary>Keeps a file with the channel; the id in the answer is the attachment's.</summary>
    public async Task<ResourceResponse> UploadAttachmentAsync(
        string conversationId, AttachmentData attachment, string requestId, CancellationToken cancellationToken) =>
        await call.SendAsync(
            HttpMethod.Post, $"{Conversations}/{Id(conversationId)}/attachments",
            ConnectorCall.Body(attachment, BotFrameworkJson.Wire.AttachmentData), BotFrameworkJson.Wire.ResourceResponse,
            conversationId, requestId, cancellationToken)
        ?? new ResourceResponse();

    private async Task<ResourceResponse> PostAsync(
        string path, Activity activity, string conversationId, string requestId, CancellationToken cancellationToken)
    {
        // The channel gives ids (A2031).
        var body = ActivityBody(activity, id: null);
        return await call.SendAsync(
                HttpMethod.Post, path, body, BotFrameworkJson.Wire.ResourceResponse, conversationId, requestId, cancellationToken)
            ?? new ResourceResponse();
    }

    private static ByteArrayContent ActivityBody(Activity activity, string? id)
    {
        var outgoing = activity.Clone();
        outgoing.Id = id;
        // Who called us is never sent on (A2250).
        outgoing.CallerId = null;
        return ConnectorCall.Body(outgoing, BotFrameworkJson.Wire.Activity);
    }

    private static string ConversationOf(Activity activity) =>
        activity.Conversation?.Id ?? throw new ArgumentException("The activity has no conversation.id.", nameof(activity));

    private static string Id(string? id) => id switch
    {
        null or "" => throw new ArgumentException("An id is missing."),
        // Not even percent-encoding keeps these from being read as steps in a path.
        "." or ".." => throw new ArgumentException($"'{id}' cannot be an id."),
        _ => Uri.EscapeDataString(id),
    };
}
