using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

/// <summary>Runs around sending; not calling <paramref name="next"/> keeps the activities from being sent.</summary>
/// <param name="context">The turn.</param>
/// <param name="activities">What is being sent, addressed; may be changed in place.</param>
/// <param name="next">The next handler, and at last the send itself.</param>
public delegate Task<ResourceResponse[]> SendActivitiesHandler(
    ITurnContext context, IList<Activity> activities, Func<Task<ResourceResponse[]>> next);

/// <summary>Runs around an update; not calling <paramref name="next"/> keeps it from happening.</summary>
/// <param name="context">The turn.</param>
/// <param name="activity">The new content; may be changed in place.</param>
/// <param name="next">The next handler, and at last the update itself.</param>
public delegate Task<ResourceResponse> UpdateActivityHandler(
    ITurnContext context, Activity activity, Func<Task<ResourceResponse>> next);

/// <summary>Runs around a deletion; not calling <paramref name="next"/> keeps it from happening.</summary>
/// <param name="context">The turn.</param>
/// <param name="activityId">What is being deleted.</param>
/// <param name="next">The next handler, and at last the deletion itself.</param>
public delegate Task DeleteActivityHandler(ITurnContext context, string activityId, Func<Task> next);

/// <summary>
/// One incoming activity and everything that handling it brings about. Nothing leaves the turn while it runs: what is sent
/// and staged is committed together when it has ended well.
/// </summary>
public interface ITurnContext
{
    /// <summary>The incoming activity.</summary>
    Activity Activity { get; }

    /// <summary>Values that live as long as the turn.</summary>
    TurnContextStateCollection TurnState { get; }

    /// <summary>True once anything but a trace was sent.</summary>
    bool Responded { get; }

    /// <summary>What was sent, in order, addressed; without ids, which the store assigns at commit.</summary>
    IReadOnlyList<Activity> Sent { get; }

    /// <summary>What was staged, in order.</summary>
    IReadOnlyList<Change> Changes { get; }

    /// <summary>Adds a durable effect to the turn.</summary>
    void Stage(Change change);

    /// <summary>Sends a copy of <paramref name="activity"/>, addressed to the person.</summary>
    /// <returns>An id that only this turn knows: good for updating or deleting the activity before the turn ends.</returns>
    Task<ResourceResponse> SendActivityAsync(Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends a message of plain text.</summary>
    /// <returns>An id that only this turn knows.</returns>
    Task<ResourceResponse> SendActivityAsync(string text, CancellationToken cancellationToken = default);

    /// <summary>Sends copies of several activities, in order.</summary>
    /// <returns>An id for each, known only to this turn.</returns>
    Task<ResourceResponse[]> SendActivitiesAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken = default);

    /// <summary>Gives the activity with the id of <paramref name="activity"/>, of this turn or an earlier one, new content.</summary>
    /// <exception cref="ArgumentException">It has no id.</exception>
    Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Withdraws an activity of this turn or an earlier one.</summary>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Adds a handler around sending; handlers run in the order they were added.</summary>
    ITurnContext OnSendActivities(SendActivitiesHandler handler);

    /// <summary>Adds a handler around updates; handlers run in the order they were added.</summary>
    ITurnContext OnUpdateActivity(UpdateActivityHandler handler);

    /// <summary>Adds a handler around deletions; handlers run in the order they were added.</summary>
    ITurnContext OnDeleteActivity(DeleteActivityHandler handler);
}
