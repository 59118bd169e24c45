using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>The bot: greets, listens to the widget's events, and gives messages to the open dialog or to the router.</summary>
public sealed class CitizenBotHandler : ActivityHandler
{
    /// <summary>Characters of a comment on an answer.</summary>
    public const int LongestComment = 2000;

    private const int LongestId = 200;
    private static readonly ZonedDateTimePattern ReceiptTime = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);
    private readonly IStatePropertyAccessor<ConversationMemory> _memory;
    private readonly DialogSet _dialogs;
    private readonly MessageRouter _router;
    private readonly BookingReminders _reminders;

    /// <summary>Makes the one bot of the process.</summary>
    public CitizenBotHandler(
        ConversationState state, MessageRouter router, BookingReminders reminders, BookingDialog booking, ManageBookingDialog manage,
        ApplicationDialog application, ApplicationStatusDialog status, LeaveMessageDialog message)
    {
        _memory = state.MemoryProperty();
        _router = router;
        _reminders = reminders;
        _dialogs = new DialogSet(state.DialogsProperty())
        {
            OnRestart = (context, token) => context.SayAsync(new Explanation(null, null, Outcomes.Clarify), "dialog.restarted", token),
        };
        _dialogs.Add(booking).Add(manage).Add(application).Add(status).Add(message);
    }

    /// <inheritdoc/>
    protected override async Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext context, CancellationToken cancellationToken)
    {
        var assistant = context.Assistant();
        var language = context.Language();
        var starters = assistant.Starters.Select(id => assistant.Services[id].ArticleIn(language).Title).Select(title => CardAction.ImBack(title, title));
        await context.SayAsync(
            new Explanation(Intents.SmallTalk, null, Outcomes.Answer), "greeting", [("name", assistant.Name.In(language))], [.. starters, context.PersonButton()], cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var dialogs = await OpenAsync(context, cancellationToken);
        var memory = await _memory.GetAsync(context, () => new ConversationMemory(), cancellationToken);
        await _router.RouteAsync(dialogs, memory, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnEventAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        switch (context.Activity.Name)
        {
            case BotEvents.Person:
                var dialogs = await OpenAsync(context, cancellationToken);
                var memory = await _memory.GetAsync(context, () => new ConversationMemory(), cancellationToken);
                await _router.ToPersonAsync(dialogs, memory, new Explanation(Intents.Human, 1, Outcomes.Handoff), cancellationToken);
                break;
            case HandoffEventNames.HandoffStatus when context.TurnState.Get<HubFailed>() is not null:
                await _router.FromHubAsync(await OpenAsync(context, cancellationToken), await _memory.GetAsync(context, () => new ConversationMemory(), cancellationToken), cancellationToken);
                break;
            case BotEvents.Due when context.TurnState.Get<DueWork>() is { } due:
                await _reminders.SayAsync(await _dialogs.CreateContextAsync(context, cancellationToken), due, cancellationToken);
                break;
            case BotEvents.Feedback when ReadFeedback(context.Activity.Value) is { } feedback:
                context.Stage(feedback);
                break;
            case BotEvents.MyData when IsDeletionRequest(context.Activity.Value):
                await OnDeleteUserDataActivityAsync(context, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// A wish, not an order: whether it may be carried out is for the authority to decide, and the citizen is told so. The stored
    /// activity is the record of it, so its id is the receipt.
    /// </summary>
    protected override Task OnDeleteUserDataActivityAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var time = Instant.FromDateTimeOffset(context.Activity.Timestamp ?? DateTimeOffset.MinValue).InZone(BookableService.Zone);
        return context.SayAsync(
            new Explanation(Intents.SmallTalk, null, Outcomes.Answer), "data.deletion",
            [("reference", context.Activity.Id ?? ""), ("time", ReceiptTime.Format(time))], null, cancellationToken);
    }

    /// <summary>A thumb that the channel itself has a button for.</summary>
    protected override Task OnReactionsAddedAsync(IList<MessageReaction> reactions, ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.ReplyToId is { Length: > 0 and <= LongestId } answer && reactions.Any(r => r.Type is "like" or "plusOne"))
        {
            context.Stage(new FeedbackGiven(answer, true, null));
        }

        return Task.CompletedTask;
    }

    /// <summary>What is open ends with the conversation, as by cancelling; nothing is said to nobody.</summary>
    protected override async Task OnEndOfConversationActivityAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var dialogs = await _dialogs.CreateContextAsync(context, cancellationToken);
        await dialogs.CancelAllDialogsAsync(cancellationToken: cancellationToken);
    }

    private async Task<DialogContext> OpenAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var dialogs = await _dialogs.CreateContextAsync(context, cancellationToken);
        if (dialogs.StateDropped && _dialogs.OnRestart is { } restarted)
        {
            await restarted(context, cancellationToken);
        }

        return dialogs;
    }

    private static bool IsDeletionRequest(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("request", out var request)
        && request.ValueKind == JsonValueKind.String && request.ValueEquals(BotEvents.DeletionRequest);

    private static FeedbackGiven? ReadFeedback(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("activityId", out var id) && id.ValueKind == JsonValueKind.String
        && json.TryGetProperty("helpful", out var helpful) && helpful.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new FeedbackGiven(Kept(id, LongestId), helpful.GetBoolean(), json.TryGetProperty("comment", out var comment) && comment.ValueKind == JsonValueKind.String ? Kept(comment, LongestComment) : null)
            : null;

    /// <summary>Without NUL, which PostgreSQL cannot store.</summary>
    private static string Kept(JsonElement json, int length) => json.GetString()!.Replace("\0", "", StringComparison.Ordinal).AtMost(length);
}
