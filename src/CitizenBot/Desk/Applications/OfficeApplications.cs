using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace CitizenBot.Desk;

internal sealed record OfficeApplicationList(IReadOnlyList<OfficeApplicationSummary> Applications, bool More);

/// <summary>A case in a list: nothing of what the citizen wrote.</summary>
/// <param name="State"><c>new</c>, <c>in-progress</c>, <c>waiting</c> or <c>done</c>.</param>
internal sealed record OfficeApplicationSummary(
    string Reference, string Assistant, string Service, string Title, string Team, string TeamName, string State, string? Assignee, string Language, bool Sensitive, bool ProtectedIdentity, DateTimeOffset Filed);

/// <summary>A case as the office that handles it sees it; times with Gothenburg's offset, identity numbers masked.</summary>
internal sealed record OfficeApplication(
    OfficeApplicationSummary Summary, IReadOnlyList<RecordedAnswer> Answers, IReadOnlyList<SentFile> Files, string? Email, string? Phone, IReadOnlyList<OfficeMessageSeen> Messages,
    int Version, string ContentVersion);

internal sealed record OfficeMessageSeen(DateTimeOffset At, string Agent, string Text);

/// <summary>The cases of an agent's teams. The wall is part of every query: what is behind it is not there.</summary>
internal sealed class OfficeApplications(IDbContextFactory<CitizenBotDb> contexts, IReadOnlyDictionary<string, Assistant> assistants, DeskTeams teams)
{
    private const int MostShown = 200;

    /// <summary>The newest cases, in one state or in all.</summary>
    public async Task<OfficeApplicationList> ListAsync(TeamWall wall, ApplicationState? state, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = wall.Within(db.Applications.AsNoTracking());
        if (state is not null)
        {
            var name = state.Value.ToString();
            seen = seen.Where(a => a.State == name);
        }

        var rows = await seen.OrderByDescending(a => a.FiledAt).ThenBy(a => a.Reference).Take(MostShown + 1).Select(a => a.Json).ToListAsync(cancellationToken);
        return new OfficeApplicationList([.. rows.Take(MostShown).Select(json => Summary(ApplicationReader.Read(json)))], rows.Count > MostShown);
    }

    /// <summary>Those in which a personal identity number was given, found by its keyed hash.</summary>
    public async Task<OfficeApplicationList> WithNumberAsync(TeamWall wall, string hash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await wall.Within(db.Applications.AsNoTracking())
            .Where(a => db.ApplicationIdentities.Any(i => i.Hash == hash && i.Reference == a.Reference))
            .OrderByDescending(a => a.FiledAt).Take(MostShown + 1).Select(a => a.Json).ToListAsync(cancellationToken);
        return new OfficeApplicationList([.. rows.Take(MostShown).Select(json => Summary(ApplicationReader.Read(json)))], rows.Count > MostShown);
    }

    /// <summary>One case; null where there is none on this side of the wall.</summary>
    public async Task<Application?> FindAsync(TeamWall wall, string reference, CancellationToken cancellationToken)
    {
        if (!ApplicationReference.TryParse(reference, out var parsed))
        {
            return null;
        }

        var key = parsed.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await wall.Within(db.Applications.AsNoTracking()).Where(a => a.Reference == key).Select(a => a.Json).FirstOrDefaultAsync(cancellationToken) is { } json
            ? ApplicationReader.Read(json) : null;
    }

    /// <summary>What is encrypted in a case, by the field that asked for it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NumbersAsync(Application application, CancellationToken cancellationToken)
    {
        var key = application.Reference.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ApplicationIdentities.AsNoTracking().Where(i => i.Reference == key).ToDictionaryAsync(i => i.Field, i => i.Protected, cancellationToken);
    }

    /// <summary>The conversation that a case was filed in, where the citizen is written to.</summary>
    public async Task<ConversationRow?> ConversationAsync(Application application, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == application.ConversationKey, cancellationToken);
    }

    public OfficeApplication Seen(Application a) => new(
        Summary(a), a.Answers, a.Files, a.Email, a.Phone,
        [.. a.Messages.Select(m => new OfficeMessageSeen(Local(Instant.FromUnixTimeMilliseconds(m.At)), m.Agent, m.Text))], a.Version, a.ContentVersion);

    /// <summary>The name of a team in a language, for the citizen.</summary>
    public string TeamName(Application a, string language) =>
        assistants.TryGetValue(a.Assistant, out var assistant) && assistant.Teams.TryGetValue(a.Team, out var team) ? team.Name.In(language) : a.Team;

    private OfficeApplicationSummary Summary(Application a) => new(
        a.Reference.ToString(), a.Assistant, a.Service, a.Title, a.Team, teams.All.GetValueOrDefault(a.Team, a.Team), StateName(a.State), a.Assignee, a.Language, a.Sensitive, a.ProtectedIdentity, Local(a.FiledAt));

    /// <summary>A state as the desk's calls name it.</summary>
    public static string StateName(ApplicationState state) => state switch
    {
        ApplicationState.New => "new",
        ApplicationState.InProgress => "in-progress",
        ApplicationState.Waiting => "waiting",
        _ => "done",
    };

    /// <summary>The state that a call names; null for none.</summary>
    public static ApplicationState? StateOf(string? name) => name switch
    {
        "new" => ApplicationState.New,
        "in-progress" => ApplicationState.InProgress,
        "waiting" => ApplicationState.Waiting,
        "done" => ApplicationState.Done,
        _ => null,
    };

    private static DateTimeOffset Local(Instant time) => time.InZone(BookableService.Zone).ToDateTimeOffset();
}
