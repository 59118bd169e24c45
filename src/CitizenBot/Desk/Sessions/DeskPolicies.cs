using Microsoft.AspNetCore.Authorization;

namespace CitizenBot.Desk;

/// <summary>Who may call what. A one-time password opens nothing but the call that changes it.</summary>
internal static class DeskPolicies
{
    /// <summary>One's own session and password.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Conversations, bookings and cases of one's teams.</summary>
    public const string Agent = "serve";

    /// <summary>The urgent notices.</summary>
    public const string Notices = "notices";

    /// <summary>The accounts.</summary>
    public const string Administrator = "accounts";

    /// <summary>The audit log.</summary>
    public const string Audit = "audit";

    /// <summary>The roles that hold each right.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Holders = new Dictionary<string, IReadOnlyList<string>>
    {
        [Agent] = [Roles.Agent, Roles.Supervisor],
        [Notices] = [Roles.Editor, Roles.Administrator],
        [Administrator] = [Roles.Administrator],
        [Audit] = [Roles.Auditor],
    };

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var (right, roles) in Holders)
        {
            options.AddPolicy(right, policy => policy.RequireAuthenticatedUser().RequireClaim(DeskAgent.PasswordChanged).RequireRole(roles));
        }
    }
}
