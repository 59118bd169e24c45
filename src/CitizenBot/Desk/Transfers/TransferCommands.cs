using System.Text.Json;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Operations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using NodaTime;

namespace CitizenBot.Desk;

/// <param name="Open">Whether somebody is there now.</param>
internal sealed record TransferTeam(string Id, string Name, bool Open);

/// <summary>Whom an agent may give a conversation to.</summary>
internal sealed record TransferTargets(IReadOnlyList<TransferTeam> Teams, IReadOnlyList<AgentName> Agents);

/// <summary>Gives conversations to colleagues, to teams and back to the bot, and ends them. Who gets one may see it: the wall holds for them as for anyone.</summary>
internal sealed class TransferCommands(
    ConversationCommands commands, ConversationReports reports, AgentAccounts accounts, DeskTeams teams, DeskActivities activities,
    IReadOnlyDictionary<string, Assistant> assistants, TimeProvider time)
{
    public Task<IResult> TargetsAsync(DeskAgent agent, string id, CancellationToken cancellationToken) => commands.WithReadableAsync(agent, id, async row =>
    {
        var colleagues = (await accounts.AllAsync(cancellationToken)).Where(a => a.UserName != agent.UserName && MayHave(a, row));
        return Results.Json(
            new TransferTargets([.. TeamsFor(row)], [.. colleagues.Select(a => new AgentName(a.UserName, a.DisplayName)).OrderBy(a => a.DisplayName, StringComparer.CurrentCulture)]),
            DeskJson.Wire.TransferTargets);
    }, cancellationToken);

    public Task<IResult> ReportAsync(DeskAgent agent, string id, CancellationToken cancellationToken) => commands.WithReadableAsync(agent, id, async row =>
        Results.Json(await reports.MakeAsync(row, cancellationToken), DeskJson.Wire.ConversationReport), cancellationToken);

    public Task<IResult> TransferAsync(DeskAgent agent, string id, TransferRequest request, CancellationToken cancellationToken) => commands.WithMineAsync(agent, id, async row =>
    {
        var changes = new List<Change>();
        if (request.Agent is { } to)
        {
            if (to == agent.UserName || await accounts.FindAsync(to, cancellationToken) is not { } colleague || !MayHave(colleague, row))
            {
                return Problems.Bad("There is no such colleague who may have this conversation.");
            }

            changes.Add(new ConversationTransferred(agent.UserName, row.Team!, to));
            changes.AddRange(activities.Taken(row, DeskAgent.Of(colleague)));
        }
        else
        {
            if (TeamsFor(row).FirstOrDefault(t => t.Id == request.Team) is not { } team)
            {
                return Problems.Bad("There is no such team that may have this conversation.");
            }

            // A citizen would wait there for nobody.
            if (!team.Open)
            {
                return Problems.Conflict($"{team.Name} is closed now.");
            }

            changes.Add(new ConversationTransferred(agent.UserName, team.Id, null));
            changes.AddRange(activities.Transferred(row, team.Id));
        }

        AddNote(changes, id, agent, request.Note);
        return await commands.CommitAsync(id, changes, cancellationToken);
    }, cancellationToken);

    public Task<IResult> GiveBackAsync(DeskAgent agent, string id, string? note, CancellationToken cancellationToken) => commands.WithMineAsync(agent, id, row =>
        ReleaseAsync(agent, row, ConversationStatus.Bot, [], note, cancellationToken), cancellationToken);

    public Task<IResult> CloseAsync(DeskAgent agent, string id, CloseRequest? request, CancellationToken cancellationToken) => commands.WithMineAsync(agent, id, async row =>
    {
        var report = JsonSerializer.Serialize(await reports.MakeAsync(row, cancellationToken), DeskJson.Wire.ConversationReport);
        var ending = new EndingRow { ConversationId = id, Agent = agent.UserName, Outcome = request?.Outcome, Json = report };
        return await ReleaseAsync(agent, row, ConversationStatus.Closed, [new EndingRecorded(ending)], request?.Note, cancellationToken);
    }, cancellationToken);

    private Task<IResult> ReleaseAsync(DeskAgent agent, ConversationRow row, string status, IEnumerable<Change> more, string? note, CancellationToken cancellationToken)
    {
        List<Change> changes = [new ConversationReleased(agent.UserName, status), .. activities.Released(row, status), .. more];
        AddNote(changes, row.Id, agent, note);
        return commands.CommitAsync(row.Id, changes, cancellationToken);
    }

    private static void AddNote(List<Change> changes, string id, DeskAgent agent, string? note)
    {
        if (!string.IsNullOrWhiteSpace(note))
        {
            changes.Add(AnnotationCommands.Note(id, agent, Guid.NewGuid().ToString("N"), note));
        }
    }

    /// <summary>The assistant's other teams; for a sensitive matter the cleared ones only.</summary>
    private IEnumerable<TransferTeam> TeamsFor(ConversationRow row)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return assistants[row.Assistant].Teams.Values
            .Where(t => t.Id != row.Team && (!row.Sensitive || t.Cleared))
            .OrderBy(t => t.Name.In("sv"), StringComparer.CurrentCulture)
            .Select(t => new TransferTeam(t.Id, t.Name.In("sv"), t.IsOpen(now)));
    }

    private bool MayHave(AgentRow account, ConversationRow row)
    {
        var agent = DeskAgent.Of(account);
        return !account.Disabled && agent.Roles.Contains(Roles.Agent) && teams.WallOf(agent).Holds(row.Team!, row.Sensitive);
    }
}
