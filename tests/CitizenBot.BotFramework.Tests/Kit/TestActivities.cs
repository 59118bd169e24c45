using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Tests.Kit;

internal static class TestActivities
{
    public static Activity Incoming(string type, string? text = null) => new()
    {
        Type = type,
        Id = "activity-1",
        Text = text,
        ChannelId = ChannelIds.Test,
        ServiceUrl = "https://test.com",
        Locale = "sv",
        From = new ChannelAccount { Id = "user1", Name = "User1" },
        Recipient = new ChannelAccount { Id = "bot", Name = "Bot" },
        Conversation = new ConversationAccount { Id = "convo1" },
    };

    public static Activity Message(string text) => Incoming(ActivityTypes.Message, text);
}
