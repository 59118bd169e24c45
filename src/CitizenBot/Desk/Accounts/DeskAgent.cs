using System.Security.Claims;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>Who is at the desk, as their account is now and not as it was when they signed in.</summary>
internal sealed record DeskAgent(
    string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool MustChangePassword, string Stamp)
{
    public const string PasswordChanged = "password-changed";

    public static DeskAgent Of(AgentRow row) => new(row.UserName, row.DisplayName, Split(row.Roles), Split(row.Teams), row.MustChangePassword, row.SecurityStamp);

    public static IReadOnlyList<string> Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public ClaimsPrincipal ToPrincipal()
    {
        var claims = Roles.Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim(ClaimTypes.Name, UserName));
        return new ClaimsPrincipal(new ClaimsIdentity(MustChangePassword ? claims : claims.Append(new Claim(PasswordChanged, "")), DeskSessions.Scheme));
    }
}
