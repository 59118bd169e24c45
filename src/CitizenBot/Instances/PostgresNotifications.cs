using Npgsql;

namespace CitizenBot.Instances;

/// <summary>PostgreSQL's LISTEN and NOTIFY: the way between instances that is always there, and the only one without Redis.</summary>
internal sealed class PostgresNotifications : ISignalCarrier, IAsyncDisposable
{
    private const string Channel = "citizenbot";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly NpgsqlDataSource _database;
    private readonly ILogger _logger;
    private bool _away;

    public PostgresNotifications(string connectionString, ILogger<PostgresNotifications> logger)
    {
        // One that listens and one that notifies, apart from those that turns wait for; a dead one is noticed within a minute.
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MinPoolSize = 0, MaxPoolSize = 2, KeepAlive = 30, CommandTimeout = 5, ApplicationName = "citizenbot signals" });
        _logger = logger;
    }

    public async Task<bool> TrySendAsync(string payload, CancellationToken cancellationToken)
    {
        try
        {
            await using var notify = _database.CreateCommand("SELECT pg_notify($1, $2)");
            notify.Parameters.Add(new() { Value = Channel });
            notify.Parameters.Add(new() { Value = payload });
            await notify.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    public async Task ReceiveAsync(Action<string> received, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var connection = await _database.OpenConnectionAsync(cancellationToken);
                connection.Notification += (_, notification) => received(notification.Payload);
                await using var listen = new NpgsqlCommand($"LISTEN {Channel}", connection);
                await listen.ExecuteNonQueryAsync(cancellationToken);
                Say(away: false, null);
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Say(away: true, e.Message);
            }

            // On the machine's clock, whatever the program's is.
            await Task.Delay(RetryAfter, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Once for each time that it goes and comes.</summary>
    private void Say(bool away, string? reason)
    {
        if (away == _away)
        {
            return;
        }

        _away = away;
        if (away)
        {
            LogMessages.NotificationsAway(_logger, reason!);
        }
        else
        {
            LogMessages.NotificationsBack(_logger);
        }
    }
}
