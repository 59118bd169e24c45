using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>
/// Makes the first administrator of a new installation and says its one-time password on the terminal, before the
/// program listens; and a new one for an account whose password is lost (<c>--reset-password NAME</c>). It starts
/// after the database's writer, which it needs.
/// </summary>
internal sealed class FirstAccount(AgentAccounts accounts, Passwords passwords, DeskTeams teams, Terminal terminal, IConfiguration configuration) : IHostedService
{
    public const string ResetOption = "reset-password";
    private const string UserName = "admin";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken))
        {
            await ResetAsync(configuration[ResetOption], cancellationToken);
            return;
        }

        var password = Passwords.OneTime();
        var row = new AgentRow
        {
            UserName = UserName,
            DisplayName = "Admin",
            PasswordHash = passwords.Hash(password),
            Roles = string.Join(',', Roles.All),
            Teams = string.Join(',', teams.All.Keys),
            MustChangePassword = true,
            SecurityStamp = Passwords.NewStamp(),
        };
        try
        {
            await accounts.SaveAsync(row, null, cancellationToken);
        }
        catch (CommitConflictException)
        {
            // Another instance started at the same moment and has said its password.
            return;
        }

        await terminal.Out.WriteLineAsync($"Desk: sign in as {UserName} with the one-time password {password}\n");
    }

    private async Task ResetAsync(string? userName, CancellationToken cancellationToken)
    {
        if (userName is null)
        {
            return;
        }

        var row = await accounts.FindAsync(userName.ToLowerInvariant(), cancellationToken)
            ?? throw new SettingException($"--{ResetOption}", $"names '{userName}', and there is no such account.");
        var (password, stamp) = (Passwords.OneTime(), row.SecurityStamp);
        (row.PasswordHash, row.MustChangePassword, row.Disabled) = (passwords.Hash(password), true, false);
        (row.FailedSignIns, row.LockedUntil, row.SecurityStamp) = (0, null, Passwords.NewStamp());
        await accounts.SaveAsync(row, stamp, cancellationToken);
        await terminal.Out.WriteLineAsync($"Desk: sign in as {row.UserName} with the one-time password {password}\n");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Where the program speaks to whoever started it. What is said here is in no log.</summary>
internal sealed record Terminal(TextWriter Out);
