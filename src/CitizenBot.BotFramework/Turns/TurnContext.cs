using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

/// <summary>Collects what a turn sends and stages. Not safe for use by several threads at once: a turn is sequential.</summary>
/// <param name="activity">The incoming activity.</param>
public sealed class TurnContext(Activity activity) : ITurnContext
{
    private readonly ConversationReference reference = ConversationReference.Of(activity);
    private readonly List<(string Id, Activity Activity)> sent = [];
    private readonly List<Change> changes = [];
    private readonly List<SendActivitiesHandler> sendHandlers = [];
    private readonly List<UpdateActivityHandler> updateHandlers = [];
    private readonly List<DeleteActivityHandler> deleteHandlers = [];
    private int provisionalIds;

    /// <inheritdoc/>
    public Activity Activity { get; } = activity;

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState { get; } = new();

    /// <inheritdoc/>
    public bool Responded { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Activity> Sent => [.. sent.Select(entry => entry.Activity)];

    /// <inheritdoc/>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>The answer to an invoke, once an activity of type invokeResponse was sent.</summary>
    public InvokeResponse? InvokeResponse { get; private set; }

    /// <inheritdoc/>
    public void Stage(Change change) => changes.Add(change);

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(string text, CancellationToken cancellationToken = default) =>
        SendActivityAsync(new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Plain }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ResourceResponse> SendActivityAsync(Activity activity, CancellationToken cancellationToken = default)
    {
        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses.Length > 0 ? responses[0] : new ResourceResponse();
    }

    /// <inheritdoc/>
    public Task<ResourceResponse[]> SendActivitiesAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IList<Activity> outgoing = [.. activities.Select(Addressed)];
        return Next(0);

        Task<ResourceResponse[]> Next(int handler) => handler < sendHandlers.Count
            ? sendHandlers[handler](this, outgoing, () => Next(handler + 1))
            : Task.FromResult(outgoing.Select(Collect).ToArray());
    }

    /// <inheritdoc/>
    public Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = activity.Id;
        ArgumentException.ThrowIfNullOrEmpty(id, "activity.Id");
        var update = Addressed(activity);
        update.Id = id;
        return Next(0);

        Task<ResourceResponse> Next(int handler) => handler < updateHandlers.Count
            ? updateHandlers[handler](this, update, () => Next(handler + 1))
            : Task.FromResult(Replace(id, update));
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Next(0);

        Task Next(int handler)
        {
            if (handler < deleteHandlers.Count)
                return deleteHandlers[handler](this, activityId, () => Next(handler + 1));
            if (sent.RemoveAll(entry => entry.Id == activityId) == 0)
                Stage(new ActivityDeleted(activityId));
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        sendHandlers.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        updateHandlers.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        deleteHandlers.Add(handler);
        return this;
    }

    // A copy, because a dialog may keep one prompt for all its conversations.
    private Activity Addressed(Activity activity)
    {
        var copy = activity.Clone();
        copy.Type ??= ActivityTypes.Message;
        if (copy.Type == ActivityTypes.Message)
            copy.InputHint ??= InputHints.AcceptingInput;
        reference.Address(copy);
        return copy;
    }

    private ResourceResponse Collect(Activity activity)
    {
        // A hook may have put in an activity of its own.
        if (activity.Conversation is null)
            activity = Addressed(activity);
        Responded |= activity.Type != ActivityTypes.Trace;
        if (activity.Type == ActivityTypes.InvokeResponse)
        {
            InvokeResponse = activity.Value?.Deserialize(BotFrameworkJson.Wire.InvokeResponse);
            return new ResourceResponse();
        }
        OutgoingRules.Apply(activity);
        var id = "turn-" + (++provisionalIds).ToString(CultureInfo.InvariantCulture);
        sent.Add((id, activity));
        return new ResourceResponse { Id = id };
    }

    private ResourceResponse Replace(string id, Activity update)
    {
        OutgoingRules.Apply(update);
        var index = sent.FindIndex(entry => entry.Id == id);
        if (index >= 0)
        {
            update.Id = null;
            sent[index] = (id, update);
        }
        else
            Stage(new ActivityUpdated(update));
        return new ResourceResponse { Id = id };
    }
}
