using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.Outbox;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Messages;

/// <summary>
/// A conversation that the bot begins, with the person of one that there is. It is created empty, and what is to be said follows in
/// the new one's own order: where creating it has to be repeated, the worst is an empty conversation, and no message comes twice.
/// </summary>
internal static class NewConversation
{
    public static ConversationParameters Parameters(ConversationRow old)
    {
        var reference = old.ToReference();
        return new ConversationParameters
        {
            IsGroup = false,
            Bot = reference.Bot,
            Members = [reference.User!],
            TenantId = reference.Conversation?.TenantId,
            ChannelData = reference.Conversation?.TenantId is { } tenant ? OfTeams(tenant) : null,
        };
    }

    /// <exception cref="InvalidDataException">The answer has no id. It is asked for again under the same request id.</exception>
    public static ConversationCreated Created(Delivery delivery, ConversationResourceResponse answer)
    {
        var (old, before) = (delivery.Conversation, delivery.Conversation.ToReference());
        var id = answer.Id is { Length: > 0 } given ? given : throw new InvalidDataException("The channel has not told the id of the new conversation.");
        var reference = new ConversationReference
        {
            User = before.User,
            Bot = before.Bot,
            Conversation = new ConversationAccount { Id = id, TenantId = before.Conversation?.TenantId },
            ChannelId = before.ChannelId,
            Locale = before.Locale,
            ServiceUrl = IsOfSameServer(answer.ServiceUrl, before.ServiceUrl) ? answer.ServiceUrl : before.ServiceUrl,
        };
        var row = new ConversationRow
        {
            Id = MessagesEndpoint.IdOf(old.Assistant, old.ChannelId, id),
            Assistant = old.Assistant,
            ChannelId = old.ChannelId,
            ChannelConversationId = id,
            UserId = old.UserId,
            Reference = JsonSerializer.Serialize(reference, BotFrameworkJson.Wire.ConversationReference),
            Caller = old.Caller,
            Language = old.Language,
            Status = ConversationStatus.Bot,
        };
        var activity = delivery.Activity;
        activity.ReplyToId = null;
        reference.Address(activity);
        return new ConversationCreated(row, activity, $"created:{delivery.Row.RequestId}");
    }

    /// <summary>Teams reads the tenant there.</summary>
    private static JsonElement OfTeams(string tenant) => Data("tenant", Data("id", BotEvents.Json(tenant)));

    private static JsonElement Data(string name, JsonElement value) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [name] = value }, BotFrameworkJson.Wire.DictionaryStringJsonElement);

    /// <summary>A channel may move a conversation to another path; where else the bot's token goes is only ever said in an authenticated activity.</summary>
    private static bool IsOfSameServer(string? answered, string? called) =>
        Uri.TryCreate(answered, UriKind.Absolute, out var to) && Uri.TryCreate(called, UriKind.Absolute, out var from)
        && to.GetLeftPart(UriPartial.Authority) == from.GetLeftPart(UriPartial.Authority);
}
