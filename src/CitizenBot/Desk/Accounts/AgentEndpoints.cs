using System.Text.RegularExpressions;
using CitizenBot.Channels;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

internal sealed record AgentRequest(
    string? UserName, string? DisplayName, IReadOnlyList<string>? Roles, IReadOnlyList<string>? Teams, bool? Disabled, bool? ResetPassword);

internal sealed record AgentAccount(string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool Disabled, bool MustChangePassword)
{
    public static AgentAccount Of(AgentRow row) =>
        new(row.UserName, row.DisplayName, DeskAgent.Split(row.Roles), DeskAgent.Split(row.Teams), row.Disabled, row.MustChangePassword);
}

internal sealed record TeamName(string Id, string Name);

internal sealed record AgentList(IReadOnlyList<AgentAccount> Agents, IReadOnlyList<TeamName> Teams);

internal sealed record AgentAnswer(AgentAccount Agent, string? OneTimePassword);

/// <summary>Who may work at the desk, for administrators.</summary>
internal static partial class AgentEndpoints
{
    private const int LongestName = 80;

    public static void MapAgents(this IEndpointRouteBuilder desk)
    {
        var agents = desk.MapGroup("/agents").RequireAuthorization(DeskPolicies.Administrator);
        agents.MapGet("", ListAsync);
        agents.MapPost("", CreateAsync);
        agents.MapPost("/{userName}", ChangeAsync);
    }

    private static async Task<IResult> ListAsync(AgentAccounts accounts, DeskTeams teams, CancellationToken cancellationToken)
    {
        var rows = await accounts.AllAsync(cancellationToken);
        return Results.Json(
            new AgentList([.. rows.Select(AgentAccount.Of)], [.. teams.All.Select(t => new TeamName(t.Key, t.Value))]), DeskJson.Wire.AgentList);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, DeskSession session, AgentAccounts accounts, Passwords passwords, DeskTeams teams, ILogger<AgentAccounts> logger, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.AgentRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        var name = body!.UserName?.Trim().ToLowerInvariant() ?? "";
        if (!UserName().IsMatch(name))
        {
            return Problems.Bad("A user name has 2 to 40 letters a to z, digits, dots, hyphens or underscores.");
        }

        if ((body.DisplayName is null ? "Give a 'displayName'." : Refuse(body, teams)) is { } refusal)
        {
            return Problems.Bad(refusal);
        }

        var password = Passwords.OneTime();
        var row = new AgentRow
        {
            UserName = name,
            DisplayName = body.DisplayName!.Trim(),
            PasswordHash = passwords.Hash(password),
            Roles = Join(body.Roles ?? [Roles.Agent]),
            Teams = Join(body.Teams ?? []),
            MustChangePassword = true,
            SecurityStamp = Passwords.NewStamp(),
        };
        try
        {
            await accounts.SaveAsync(row, null, cancellationToken);
        }
        catch (CommitConflictException)
        {
            return Problems.Conflict($"There is an account '{name}' already.");
        }

        LogMessages.AccountChanged(logger, session.Agent.UserName, name);
        request.HttpContext.Features.Set(new AuditNote(null, $"{name}: {Rights(row)}"));
        return Results.Json(new AgentAnswer(AgentAccount.Of(row), password), DeskJson.Wire.AgentAnswer);
    }

    private static async Task<IResult> ChangeAsync(
        string userName, HttpRequest request, DeskSession session, AgentAccounts accounts, Passwords passwords, DeskTeams teams, ILogger<AgentAccounts> logger, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.AgentRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        if (await accounts.FindAsync(userName, cancellationToken) is not { } row)
        {
            return Problems.NotFound($"There is no account '{userName}'.");
        }

        if (Refuse(body!, teams) is { } refusal)
        {
            return Problems.Bad(refusal);
        }

        var before = Rights(row);
        var (stamp, password) = (row.SecurityStamp, body!.ResetPassword == true ? Passwords.OneTime() : null);
        Apply(row, body, password, passwords);
        try
        {
            await accounts.SaveAsync(row, stamp, cancellationToken);
        }
        catch (CommitConflictException e)
        {
            return Problems.Conflict(e.Message);
        }

        LogMessages.AccountChanged(logger, session.Agent.UserName, userName);
        request.HttpContext.Features.Set(new AuditNote(null, $"{before} -> {Rights(row)}{(password is null ? "" : "; new one-time password")}"));
        return Results.Json(new AgentAnswer(AgentAccount.Of(row), password), DeskJson.Wire.AgentAnswer);
    }

    private static void Apply(AgentRow row, AgentRequest change, string? password, Passwords passwords)
    {
        var (roles, teams, disabled) = (change.Roles is null ? row.Roles : Join(change.Roles), change.Teams is null ? row.Teams : Join(change.Teams), change.Disabled ?? row.Disabled);
        if (password is not null || roles != row.Roles || teams != row.Teams || disabled != row.Disabled)
        {
            row.SecurityStamp = Passwords.NewStamp();
        }

        row.DisplayName = change.DisplayName?.Trim() ?? row.DisplayName;
        (row.Roles, row.Teams, row.Disabled) = (roles, teams, disabled);
        if (password is not null)
        {
            (row.PasswordHash, row.MustChangePassword, row.FailedSignIns, row.LockedUntil) = (passwords.Hash(password), true, 0, null);
        }
    }

    private static string? Refuse(AgentRequest request, DeskTeams teams) =>
        request.DisplayName is { } name && name.Trim().Length is 0 or > LongestName ? $"A display name has 1 to {LongestName} characters."
        : request.Roles?.FirstOrDefault(role => !Roles.All.Contains(role)) is { } role ? $"There is no role '{role}'; there are {string.Join(", ", Roles.All)}."
        : request.Teams?.FirstOrDefault(team => !teams.All.ContainsKey(team)) is { } team ? $"There is no team '{team}'; there are {string.Join(", ", teams.All.Keys)}."
        : null;

    private static string Rights(AgentRow row) => $"roles [{row.Roles}] teams [{row.Teams}]{(row.Disabled ? " disabled" : "")}";

    private static string Join(IEnumerable<string> values) => string.Join(',', values.Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("^[a-z0-9._-]{2,40}$")]
    private static partial Regex UserName();
}
