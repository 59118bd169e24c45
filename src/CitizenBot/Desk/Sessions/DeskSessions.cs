using System.Globalization;
using System.Security.Claims;
using CitizenBot.Operations;
using CitizenBot.Storage.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>The session of a request, and when it ends if nothing more is asked.</summary>
internal sealed record DeskSession(DeskAgent Agent, DateTimeOffset EndsAt)
{
    /// <summary>How endpoints get it; authorization has seen to it that there is one.</summary>
    public static ValueTask<DeskSession?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<DeskSession>());

    /// <summary>Whether the caller is signed in, with a password of their own.</summary>
    public static bool IsOpen(HttpContext http) => http.Features.Get<DeskSession>() is { Agent.MustChangePassword: false };
}

/// <summary>
/// Sessions are cookies that carry a name and the account's security stamp, nothing else. Each request compares the
/// stamp with the account's, so that a new password or new rights end what was signed in before.
/// </summary>
internal sealed class DeskSessions(AgentAccounts accounts, AuditTrail audit, TimeProvider time) : CookieAuthenticationEvents
{
    public const string Scheme = "citizenbot-desk";
    private const string Stamp = "stamp";
    private const string Begun = "begun";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public static void Configure(CookieAuthenticationOptions options, IOptions<BotsOptions> bots)
    {
        options.Cookie.Name = Scheme;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;

        // Behind a proxy that ends TLS the request is plain, though the browser's is not; the setting says it.
        options.Cookie.SecurePolicy = bots.Value.PublicUrl?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.EventsType = typeof(DeskSessions);
    }

    public Task BeginAsync(HttpContext http, AgentRow row)
    {
        var begun = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, row.UserName), new(Stamp, row.SecurityStamp), new(Begun, begun)], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whether an account still is what a session was begun with.</summary>
    public async Task<bool> HoldsAsync(DeskSession session, CancellationToken cancellationToken) =>
        time.GetUtcNow() < session.EndsAt
        && await accounts.FindRecentAsync(session.Agent.UserName, cancellationToken) is { Disabled: false } row
        && row.SecurityStamp == session.Agent.Stamp;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ticket = context.Principal!;
        var row = await accounts.FindRecentAsync(ticket.Identity!.Name!, context.HttpContext.RequestAborted);
        var ends = DateTimeOffset.FromUnixTimeSeconds(long.Parse(ticket.FindFirst(Begun)!.Value, CultureInfo.InvariantCulture)) + Longest;
        if (row is null || row.Disabled || row.SecurityStamp != ticket.FindFirst(Stamp)!.Value || ends <= time.GetUtcNow())
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        var agent = DeskAgent.Of(row);
        context.HttpContext.Features.Set(new DeskSession(agent, context.Properties.ExpiresUtc is { } idle && idle < ends ? idle : ends));
        context.ReplacePrincipal(agent.ToPrincipal());
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        Problems.Refused(StatusCodes.Status401Unauthorized, "Sign in first.").ExecuteAsync(context.HttpContext);

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await audit.RecordAsync(context.HttpContext, StatusCodes.Status403Forbidden);
        var refusal = context.HttpContext.Features.Get<DeskSession>() is { Agent.MustChangePassword: true }
            ? "Change the one-time password first."
            : "Your account does not have the right to do this.";
        await Problems.Refused(StatusCodes.Status403Forbidden, refusal).ExecuteAsync(context.HttpContext);
    }
}
