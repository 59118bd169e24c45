using Microsoft.AspNetCore.Authorization;

namespace CitizenBot.Desk;

/// <summary>Who may call what. A one-time password opens nothing but the call that changes it.</summary>
internal static class DeskPolicies
{
    public const string SignedIn = "signed-in";
    public const string Agent = Roles.Agent;
    public const string Administrator = Roles.Administrator;

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var role in Roles.All)
        {
            options.AddPolicy(role, policy => policy.RequireAuthenticatedUser().RequireClaim(DeskAgent.PasswordChanged).RequireRole(role));
        }
    }
}
