using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Channels;

/// <summary>What open streams are told beside the conversation: it is nobody's message, so it is not stored and has no watermark.</summary>
internal static class Broadcast
{
    public static Activity Create(string name, IReadOnlyDictionary<string, JsonElement> value, string id, string assistant, string conversationId, DateTimeOffset now)
    {
        var activity = BotEvents.Create(name, value, "sv");
        activity.Id = $"{conversationId}|{id}";
        activity.Timestamp = now;
        activity.ChannelId = ChannelIds.DirectLine;
        activity.From = new ChannelAccount { Id = assistant, Name = assistant, Role = RoleTypes.Bot };
        activity.Conversation = new ConversationAccount { Id = conversationId };
        return activity;
    }

    public static JsonElement Texts(IReadOnlyDictionary<string, string> texts) =>
        JsonSerializer.SerializeToElement(texts.ToDictionary(t => t.Key, t => t.Value), HostJson.Default.DictionaryStringString);
}
