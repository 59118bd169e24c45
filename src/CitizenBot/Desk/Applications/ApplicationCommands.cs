using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;

namespace CitizenBot.Desk;

/// <summary>What agents do with cases. The commit decides who was first; the citizen is told in the same commit, in their language.</summary>
internal sealed class ApplicationCommands(OfficeApplications applications, AgentAccounts accounts, DeskTeams teams, DeskActivities activities, ITurnWriter writer, TimeProvider time)
{
    public async Task<IResult> ChangeAsync(DeskAgent agent, string reference, ApplicationRequestBody change, CancellationToken cancellationToken)
    {
        if (await applications.FindAsync(teams.WallOf(agent), reference, cancellationToken) is not { } found)
        {
            return Problems.NotFound("There is no such case at your desk.");
        }

        if (change.Assignee is { Length: > 0 } assignee && !await MayHandleAsync(assignee, found, cancellationToken))
        {
            return Problems.Bad($"'{assignee}' is no agent who may see this case.");
        }

        if (await applications.ConversationAsync(found, cancellationToken) is not { } conversation)
        {
            return Problems.Conflict("The conversation of the case is gone.");
        }

        var state = OfficeApplications.StateOf(change.State) ?? found.State;
        var handled = found with
        {
            State = state,
            Assignee = change.Assignee is null ? found.Assignee : change.Assignee.Length == 0 ? null : change.Assignee,
            Messages = change.Message is null ? found.Messages : [.. found.Messages, new OfficeMessage(time.GetUtcNow().ToUnixTimeMilliseconds(), agent.DisplayName, Kept(change.Message))],
            Version = change.Version!.Value + 1,
        };
        var changes = new List<Change>();
        if (change.Message is not null)
        {
            // First: where it is stored already nothing else is done.
            changes.Add(activities.AboutCase(conversation, agent, found, applications, change.MessageId!, Kept(change.Message)));
        }

        changes.Add(new ApplicationHandled(handled));
        if (state != found.State)
        {
            changes.Add(activities.CaseChanged(conversation, handled));
        }

        try
        {
            await writer.CommitAsync(new Commit(conversation.Id, [.. changes]), cancellationToken);
        }
        catch (CommitConflictException)
        {
            return Problems.Conflict("Somebody else has changed the case. Look at it again.");
        }

        return Results.Json(applications.Seen((await applications.FindAsync(teams.WallOf(agent), reference, cancellationToken))!), DeskJson.Wire.OfficeApplication);
    }

    private async Task<bool> MayHandleAsync(string userName, Application application, CancellationToken cancellationToken) =>
        await accounts.FindAsync(userName, cancellationToken) is { Disabled: false } row && DeskAgent.Of(row) is var agent && Roles.MayServe(agent.Roles)
        && teams.WallOf(agent).Holds(application.Team, application.Sensitive);

    /// <summary>Without NUL, which PostgreSQL cannot store.</summary>
    private static string Kept(string text) => text.Replace("\0", "", StringComparison.Ordinal).Trim();
}
