using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>Checks passwords. Five wrong ones in a row lock the account for a quarter of an hour; the answer is the same for every reason.</summary>
internal sealed class SignIns(AgentAccounts accounts, Passwords passwords, ITurnWriter writer, TimeProvider time, ILogger<SignIns> logger)
{
    private const int Attempts = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <returns>The account if the password is right and it may be used; else null.</returns>
    public async Task<AgentRow?> CheckAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(userName, cancellationToken).ConfigureAwait(false);
        var row = await accounts.FindAsync(userName, cancellationToken).ConfigureAwait(false);
        if (!passwords.Verify(row, password) || !counted || row!.Disabled)
        {
            if (row is not null)
            {
                LogMessages.SignInFailed(logger, userName);
            }

            return null;
        }

        await writer.CommitAsync(new Commit(null, new SignInSucceeded(userName)), cancellationToken).ConfigureAwait(false);
        return row;
    }

    private async Task<bool> CountAsync(string userName, CancellationToken cancellationToken)
    {
        try
        {
            var lockedUntil = (time.GetUtcNow() + Locked).ToUnixTimeMilliseconds();
            await writer.CommitAsync(new Commit(null, new SignInTried(userName, Attempts, lockedUntil)), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (CommitConflictException)
        {
            // Locked, or nobody's name: the password is checked all the same, and takes the same time.
            return false;
        }
    }
}
