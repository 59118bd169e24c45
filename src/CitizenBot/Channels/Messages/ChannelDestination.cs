using CitizenBot.BotFramework.Connector;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Outbox;
using CitizenBot.Operations;
using CitizenBot.Storage.Model;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.Messages;

/// <summary>
/// Sends, updates, deletes and creates by the Connector API of the channel that a conversation came from. Its address is the one
/// that the newest authenticated activity of the conversation carried; no other is ever called.
/// </summary>
internal sealed class ChannelDestination(BotRegistrations registrations, IHttpClientFactory http, IOptions<BotsOptions> options, TimeProvider time) : IOutboxDestination
{
    public const string HttpClient = "connector";

    public string Name => OutboxDestinations.Channel;

    /// <summary>With waits that double up to ten minutes these last two hours: a channel's bad morning.</summary>
    public int MostAttempts => 20;

    public async Task<Receipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var client = new ConnectorClient(http.CreateClient(HttpClient), AddressOf(delivery.Conversation), token => TokenAsync(delivery.Conversation, token), time);
        return delivery.Row.Method switch
        {
            OutboxMethods.Send => new Receipt((await SendAsync(client, delivery, cancellationToken)).Id),
            OutboxMethods.Update => new Receipt((await client.UpdateActivityAsync(Named(delivery), delivery.Row.RequestId, cancellationToken)).Id),
            OutboxMethods.Delete => await DeleteAsync(client, delivery, cancellationToken),
            OutboxMethods.Create => await CreateAsync(client, delivery, cancellationToken),
            var unknown => throw new InvalidOperationException($"'{unknown}' is nothing that a channel does."),
        };
    }

    public (bool Again, TimeSpan? After) Judge(Exception error) => error switch
    {
        ConnectorException refusal => (refusal.MayBeRetried, refusal.RetryAfter),
        HttpRequestException { InnerException: PrivateAddressException } => (false, null),
        _ => (true, null),
    };

    public IReadOnlyList<Change> OnGivenUp(Delivery delivery) => [];

    private static Task<ResourceResponse> SendAsync(ConnectorClient client, Delivery delivery, CancellationToken cancellationToken) =>
        delivery.Activity.ReplyToId is null
            ? client.SendToConversationAsync(delivery.Activity, delivery.Row.RequestId, cancellationToken)
            : client.ReplyToActivityAsync(delivery.Activity, delivery.Row.RequestId, cancellationToken);

    private static async Task<Receipt> DeleteAsync(ConnectorClient client, Delivery delivery, CancellationToken cancellationToken)
    {
        await client.DeleteActivityAsync(delivery.Conversation.ChannelConversationId, Named(delivery).Id!, delivery.Row.RequestId, cancellationToken);
        return new Receipt(null);
    }

    private static async Task<Receipt> CreateAsync(ConnectorClient client, Delivery delivery, CancellationToken cancellationToken)
    {
        var created = await client.CreateConversationAsync(NewConversation.Parameters(delivery.Conversation), delivery.Row.RequestId, cancellationToken);
        return new Receipt(null) { Consequences = [NewConversation.Created(delivery, created)] };
    }

    /// <summary>The activity under the id that the channel gave it.</summary>
    private static Activity Named(Delivery delivery)
    {
        delivery.Activity.Id = delivery.ChannelActivityId is { Length: > 0 } id ? id : throw new InvalidOperationException("The channel has given the activity no id to change it by.");
        return delivery.Activity;
    }

    private Uri AddressOf(ConversationRow conversation) =>
        Uri.TryCreate(conversation.ReadReference()?.ServiceUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && options.Value.AllowAnonymous))
            ? url : throw new InvalidOperationException("The channel's address is not https.");

    private ValueTask<string?> TokenAsync(ConversationRow conversation, CancellationToken cancellationToken) =>
        registrations.Of(conversation.Assistant)?.TokenAsync(conversation.Caller, cancellationToken) ?? ValueTask.FromResult<string?>(null);
}
