using CitizenBot.Storage;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>
/// Makes the first administrator of a new installation and says its one-time password on the terminal, before the
/// program listens. It starts after the database's writer, which it needs.
/// </summary>
internal sealed class FirstAccount(AgentAccounts accounts, Passwords passwords, DeskTeams teams, Terminal terminal) : IHostedService
{
    private const string UserName = "admin";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken).ConfigureAwait(false))
        {
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
            await accounts.SaveAsync(row, null, cancellationToken).ConfigureAwait(false);
        }
        catch (CommitConflictException)
        {
            // Another instance started at the same moment and has said its password.
            return;
        }

        await terminal.Out.WriteLineAsync($"Desk: sign in as {UserName} with the one-time password {password}\n").ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Where the program speaks to whoever started it. What is said here is in no log.</summary>
internal sealed record Terminal(TextWriter Out);
