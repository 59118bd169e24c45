using CitizenBot.Channels;
using CitizenBot.Operations;
using CitizenBot.Storage;
using Microsoft.AspNetCore.Authentication;

namespace CitizenBot.Desk;

internal sealed record SignInRequest(string? UserName, string? Password);

internal sealed record PasswordRequest(string? Current, string? New);

internal sealed record Me(string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool MustChangePassword)
{
    public static Me Of(DeskAgent agent) => new(agent.UserName, agent.DisplayName, agent.Roles, agent.Teams, agent.MustChangePassword);
}

/// <summary>Signing in and out, and changing one's own password.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder desk)
    {
        desk.MapPost("/sign-in", SignInAsync).RequireRateLimiting(RateLimits.SignIns);
        desk.MapPost("/sign-out", (Delegate)SignOutAsync).RequireAuthorization(DeskPolicies.SignedIn);
        desk.MapGet("/me", (DeskSession session) => Results.Json(Me.Of(session.Agent), DeskJson.Wire.Me)).RequireAuthorization(DeskPolicies.SignedIn);
        desk.MapPost("/password", ChangePasswordAsync).RequireAuthorization(DeskPolicies.SignedIn).RequireRateLimiting(RateLimits.SignIns);
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignIns signIns, AgentAccounts accounts, DeskSessions sessions, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(http.Request, DeskJson.Wire.SignInRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        if (body is not { UserName: { Length: > 0 } name, Password: { Length: > 0 } password })
        {
            return Problems.Bad("Give 'userName' and 'password'.");
        }

        // A name that no account has is not recorded: it may be a password, typed in the wrong place.
        var known = (await accounts.FindAsync(name.Trim().ToLowerInvariant(), cancellationToken))?.UserName;
        http.Features.Set(new AuditNote(known ?? "", null));
        if (await signIns.CheckAsync(name.Trim().ToLowerInvariant(), password, cancellationToken) is not { } row)
        {
            return Problems.Refused(StatusCodes.Status401Unauthorized, "The user name or the password is wrong, or the account is locked.");
        }

        await sessions.BeginAsync(http, row);
        return Results.Json(Me.Of(DeskAgent.Of(row)), DeskJson.Wire.Me);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(DeskSessions.Scheme);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext http, DeskSession session, SignIns signIns, Passwords passwords, AgentAccounts accounts, DeskSessions sessions, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(http.Request, DeskJson.Wire.PasswordRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        var name = session.Agent.UserName;
        if (Passwords.Refuse(body!.New, name) is { } refusal)
        {
            return Problems.Bad(refusal);
        }

        if (body.New == body.Current)
        {
            return Problems.Bad("The new password must differ from the current one.");
        }

        // A stolen session must not be a way to guess the password: wrong ones count as they do at sign-in.
        if (await signIns.CheckAsync(name, body.Current ?? "", cancellationToken) is not { } row)
        {
            return Problems.Bad("The current password is wrong.");
        }

        var stamp = row.SecurityStamp;
        (row.PasswordHash, row.MustChangePassword, row.SecurityStamp) = (passwords.Hash(body.New!), false, Passwords.NewStamp());
        (row.FailedSignIns, row.LockedUntil) = (0, null);
        try
        {
            await accounts.SaveAsync(row, stamp, cancellationToken);
        }
        catch (CommitConflictException e)
        {
            return Problems.Conflict(e.Message);
        }

        await sessions.BeginAsync(http, row);
        return Results.NoContent();
    }
}
