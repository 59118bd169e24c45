using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Begins a Direct Line conversation: the bot learns that it and the citizen have joined, and greets.</summary>
internal sealed class ConversationStart(ActivityAcceptance acceptance, IReadOnlyDictionary<string, Assistant> assistants)
{
    public Task BeginAsync(DirectLineIdentity identity, string? locale, CancellationToken cancellationToken)
    {
        var assistant = assistants[identity.Assistant];
        var bot = new ChannelAccount { Id = assistant.Id, Name = assistant.Id, Role = RoleTypes.Bot };
        var user = new ChannelAccount { Id = identity.UserId, Role = RoleTypes.User };
        var language = assistant.Supported(LanguageTags.Normalize(locale));
        var joined = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = ChannelIds.DirectLine,
            Conversation = new ConversationAccount { Id = identity.ConversationId },
            From = user,
            Recipient = bot,
            Locale = language,
            MembersAdded = [bot, user],
        };
        var conversation = new ConversationRow
        {
            Id = identity.ConversationId,
            Assistant = assistant.Id,
            ChannelId = ChannelIds.DirectLine,
            ChannelConversationId = identity.ConversationId,
            UserId = identity.UserId,
            Language = language,
            Status = ConversationStatus.Bot,
        };

        // Two starts with one token are one start.
        return acceptance.AcceptAsync(conversation, joined, "start");
    }
}
