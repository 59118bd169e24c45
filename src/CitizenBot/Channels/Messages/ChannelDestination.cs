using CitizenBot.BotFramework.Connector;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Outbox;
using CitizenBot.Operations;
using CitizenBot.Storage.Model;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.Messages;

/// <summary>
/// Sends, updates and deletes by the Connector API of the channel that a conversation came from. Its address is the one
/// that the newest authenticated activity of the conversation carried; no other is ever called.
/// </summary>
internal sealed class ChannelDestination(BotRegistrations registrations, IHttpClientFactory http, IOptions<BotsOptions> options, TimeProvider time) : IOutboxDestination
{
    public const string HttpClient = "connector";

    public string Name => OutboxDestinations.Channel;

    /// <summary>With waits that double up to ten minutes these last two hours: a channel's bad morning.</summary>
    public int MostAttempts => 20;

    public async Task<string?> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var client = new ConnectorClient(http.CreateClient(HttpClient), AddressOf(delivery.Conversation), token => TokenAsync(delivery.Conversation.Assistant, token), time);
        var (row, activity) = (delivery.Row, delivery.Activity);
        if (row.Method == OutboxMethods.Send)
        {
            return (activity.ReplyToId is null
                ? await client.SendToConversationAsync(activity, row.RequestId, cancellationToken)
                : await client.ReplyToActivityAsync(activity, row.RequestId, cancellationToken)).Id;
        }

        activity.Id = delivery.ChannelActivityId is { Length: > 0 } id ? id : throw new InvalidOperationException("The channel has given the activity no id to change it by.");
        if (row.Method == OutboxMethods.Update)
        {
            return (await client.UpdateActivityAsync(activity, row.RequestId, cancellationToken)).Id;
        }

        await client.DeleteActivityAsync(delivery.Conversation.ChannelConversationId, id, row.RequestId, cancellationToken);
        return null;
    }

    public (bool Again, TimeSpan? After) Judge(Exception error) => error switch
    {
        ConnectorException refusal => (refusal.MayBeRetried, refusal.RetryAfter),
        HttpRequestException { InnerException: PrivateAddressException } => (false, null),
        _ => (true, null),
    };

    public IReadOnlyList<Change> OnGivenUp(Delivery delivery) => [];

    private Uri AddressOf(ConversationRow conversation) =>
        Uri.TryCreate(conversation.ReadReference()?.ServiceUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && options.Value.AllowAnonymous))
            ? url : throw new InvalidOperationException("The channel's address is not https.");

    private ValueTask<string?> TokenAsync(string assistant, CancellationToken cancellationToken) =>
        registrations.Of(assistant)?.TokenAsync(cancellationToken) ?? ValueTask.FromResult<string?>(null);
}
