using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

/// <summary>A bot that dispatches on the type of the activity. Override what the bot handles; the rest does nothing.</summary>
public partial class ActivityHandler : IBot
{
    /// <inheritdoc/>
    public virtual Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken) => context.Activity.Type switch
    {
        ActivityTypes.Message => OnMessageActivityAsync(context, cancellationToken),
        ActivityTypes.MessageUpdate => OnMessageUpdateActivityAsync(context, cancellationToken),
        ActivityTypes.MessageDelete => OnMessageDeleteActivityAsync(context, cancellationToken),
        ActivityTypes.ConversationUpdate => OnConversationUpdateActivityAsync(context, cancellationToken),
        ActivityTypes.MessageReaction => OnMessageReactionActivityAsync(context, cancellationToken),
        ActivityTypes.Event => OnEventActivityAsync(context, cancellationToken),
        ActivityTypes.Invoke => AnswerInvokeAsync(context, cancellationToken),
        ActivityTypes.EndOfConversation => OnEndOfConversationActivityAsync(context, cancellationToken),
        ActivityTypes.Typing => OnTypingActivityAsync(context, cancellationToken),
        ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(context, cancellationToken),
        ActivityTypes.Command => OnCommandActivityAsync(context, cancellationToken),
        ActivityTypes.CommandResult => OnCommandResultActivityAsync(context, cancellationToken),
        ActivityTypes.DeleteUserData => OnDeleteUserDataActivityAsync(context, cancellationToken),
        _ => OnUnrecognizedActivityTypeAsync(context, cancellationToken),
    };

    /// <summary>Somebody said something.</summary>
    protected virtual Task OnMessageActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody edited a message.</summary>
    protected virtual Task OnMessageUpdateActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody withdrew a message.</summary>
    protected virtual Task OnMessageDeleteActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Members joined or left. Goes on to <see cref="OnMembersAddedAsync"/> and <see cref="OnMembersRemovedAsync"/> when
    /// anybody but the bot itself did.
    /// </summary>
    protected virtual async Task OnConversationUpdateActivityAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (OthersIn(context.Activity.MembersAdded, context) is { } added)
            await OnMembersAddedAsync(added, context, cancellationToken);
        if (OthersIn(context.Activity.MembersRemoved, context) is { } removed)
            await OnMembersRemovedAsync(removed, context, cancellationToken);
    }

    /// <summary>Members joined; the list may contain the bot beside others.</summary>
    protected virtual Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Members left; the list may contain the bot beside others.</summary>
    protected virtual Task OnMembersRemovedAsync(
        IList<ChannelAccount> membersRemoved, ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reactions came or went.</summary>
    protected virtual async Task OnMessageReactionActivityAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.ReactionsAdded is { Count: > 0 } added)
            await OnReactionsAddedAsync(added, context, cancellationToken);
        if (context.Activity.ReactionsRemoved is { Count: > 0 } removed)
            await OnReactionsRemovedAsync(removed, context, cancellationToken);
    }

    /// <summary>Somebody reacted to a message.</summary>
    protected virtual Task OnReactionsAddedAsync(
        IList<MessageReaction> reactions, ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody took a reaction back.</summary>
    protected virtual Task OnReactionsRemovedAsync(
        IList<MessageReaction> reactions, ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A program signals. <c>tokens/response</c> goes to <see cref="OnTokenResponseEventAsync"/>, others to <see cref="OnEventAsync"/>.</summary>
    protected virtual Task OnEventActivityAsync(ITurnContext context, CancellationToken cancellationToken) =>
        context.Activity.Name == "tokens/response"
            ? OnTokenResponseEventAsync(context, cancellationToken)
            : OnEventAsync(context, cancellationToken);

    /// <summary>A sign-in has given a token.</summary>
    protected virtual Task OnTokenResponseEventAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Any other event; unknown names are ignored (A5002).</summary>
    protected virtual Task OnEventAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The conversation is over.</summary>
    protected virtual Task OnEndOfConversationActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody is typing.</summary>
    protected virtual Task OnTypingActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The bot was installed or removed. Goes on to <see cref="OnInstallationUpdateAddAsync"/> and
    /// <see cref="OnInstallationUpdateRemoveAsync"/>, for the actions that Teams calls upgrades too.
    /// </summary>
    protected virtual Task OnInstallationUpdateActivityAsync(ITurnContext context, CancellationToken cancellationToken) => context.Activity.Action switch
    {
        "add" or "add-upgrade" => OnInstallationUpdateAddAsync(context, cancellationToken),
        "remove" or "remove-upgrade" => OnInstallationUpdateRemoveAsync(context, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>The bot was installed.</summary>
    protected virtual Task OnInstallationUpdateAddAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The bot was removed.</summary>
    protected virtual Task OnInstallationUpdateRemoveAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The channel passes on that a person wants to be forgotten.</summary>
    protected virtual Task OnDeleteUserDataActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A command is to be carried out.</summary>
    protected virtual Task OnCommandActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A command was carried out.</summary>
    protected virtual Task OnCommandResultActivityAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A type that this class does not know; a bot ignores it (A2014).</summary>
    protected virtual Task OnUnrecognizedActivityTypeAsync(ITurnContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    // The bot's own arrival alone is no reason to greet anybody.
    private static IList<ChannelAccount>? OthersIn(IList<ChannelAccount>? members, ITurnContext context) =>
        members?.Any(member => member.Id != context.Activity.Recipient?.Id) == true ? members : null;
}
