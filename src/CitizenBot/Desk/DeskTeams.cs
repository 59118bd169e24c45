using CitizenBot.Dialogs.Assistants;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>The teams of all assistants, and what an agent of some of them may see.</summary>
internal sealed class DeskTeams(IReadOnlyDictionary<string, Assistant> assistants)
{
    private readonly HashSet<string> _cleared =
        [.. assistants.Values.SelectMany(a => a.Teams.Values).GroupBy(t => t.Id).Where(same => same.All(t => t.Cleared)).Select(same => same.Key)];

    /// <summary>Swedish names by id.</summary>
    public IReadOnlyDictionary<string, string> All { get; } = assistants.Values.SelectMany(a => a.Teams.Values)
        .DistinctBy(t => t.Id).OrderBy(t => t.Id, StringComparer.Ordinal).ToDictionary(t => t.Id, t => t.Name.In("sv"));

    public TeamWall WallOf(DeskAgent agent) => new([.. agent.Teams], [.. agent.Teams.Where(_cleared.Contains)]);
}

/// <summary>The wall around an agent's teams (the Swedish secrecy act, OSL). It is part of every query: what is behind it is not there.</summary>
/// <param name="Teams">The agent's teams.</param>
/// <param name="Cleared">Those of them that may see sensitive matters.</param>
internal sealed record TeamWall(string[] Teams, string[] Cleared)
{
    /// <summary>Whether what is booked of a service is theirs to see: it goes to the service's team.</summary>
    public bool Holds(Service service) => (service.Sensitive ? Cleared : Teams).Contains(service.Team.Id);

    /// <summary>Whether a case of a team is theirs to see.</summary>
    public bool Holds(string team, bool sensitive) => (sensitive ? Cleared : Teams).Contains(team);

    public IQueryable<ApplicationRow> Within(IQueryable<ApplicationRow> applications)
    {
        var (teams, cleared) = (Teams, Cleared);
        return applications.Where(a => teams.Contains(a.Team) && (!a.Sensitive || cleared.Contains(a.Team)));
    }

    public IQueryable<ConversationRow> Within(IQueryable<ConversationRow> conversations)
    {
        var (teams, cleared) = (Teams, Cleared);
        return conversations.Where(c => teams.Contains(c.Team) && (!c.Sensitive || cleared.Contains(c.Team)));
    }
}
