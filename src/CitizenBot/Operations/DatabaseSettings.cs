using System.Data.Common;
using CitizenBot.Channels;
using CitizenBot.Redis;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CitizenBot.Operations;

/// <summary>Whether the database and the keys can be had where the settings say.</summary>
internal static class DatabaseSettings
{
    public const string Postgres = "ConnectionStrings:CitizenBot";

    public const string Redis = "ConnectionStrings:Redis";

    private const string KeysPath = "Keys:Path";

    /// <summary>A connection string; null where it is not set.</summary>
    public static string? ConnectionString(IConfiguration configuration, string setting) => configuration[setting] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <exception cref="SettingException">A connection string cannot be read, or lacks what it needs beside it. What it says is repeated nowhere: it has a password.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetSection("ConnectionStrings").GetChildren().FirstOrDefault(s => !s.Path.Equals(Postgres, StringComparison.OrdinalIgnoreCase) && !s.Path.Equals(Redis, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw new SettingException(other.Path, $"is not a setting; {Postgres} and {Redis} are.");
        }

        var postgres = ConnectionString(configuration, Postgres);
        if (postgres is not null && !IsConnectionString(postgres))
        {
            throw new SettingException(Postgres, "is not a PostgreSQL connection string such as Host=db;Database=citizenbot;Username=citizenbot;Password=secret.");
        }

        if (ConnectionString(configuration, Redis) is not { } redis)
        {
            return;
        }

        if (!IsRedis(redis))
        {
            throw new SettingException(Redis, "is not a Redis connection string such as cache:6379,password=secret,ssl=true.");
        }

        if (postgres is null)
        {
            throw new SettingException(Redis, $"is for several instances, and they share a PostgreSQL database: set {Postgres} too.");
        }

        if (string.IsNullOrWhiteSpace(configuration[KeysPath]))
        {
            throw new SettingException(KeysPath, $"must name a folder that all instances share, since {Redis} is set.");
        }
    }

    /// <summary>Opens the database, brings it up to date, and makes the folder of the keys.</summary>
    /// <exception cref="SettingException">It cannot be done with these settings.</exception>
    public static async Task OpenAsync(WebApplication app)
    {
        var data = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Data;
        var postgres = ConnectionString(app.Configuration, Postgres) is not null;
        try
        {
            await app.Services.MigrateAsync();
            await app.Services.ReleaseClaimsAsync();
        }
        catch (Exception e) when (!postgres && (IsOfTheDisk(e) || Within<DbException>(e) is not null))
        {
            throw new SettingException("Data", $"('{data}') has no database that can be opened: {(Within<DbException>(e) ?? e).Message}", e);
        }
        catch (Exception e) when (postgres && Within<NpgsqlException>(e) is { } refusal)
        {
            throw new SettingException(Postgres, $"leads to no database that can be opened: {refusal.Message}", e);
        }

        try
        {
            _ = app.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value;
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw new SettingException(KeysPath, $"is no folder that can be written: {e.Message}", e);
        }

        if (postgres)
        {
            await CheckKeysAsync(app.Services);
        }
    }

    /// <summary>Instances with keys of their own would each sign out what another has signed in, and file cases under hashes that no other finds.</summary>
    private static async Task CheckKeysAsync(IServiceProvider services)
    {
        const string Setting = "keys";
        var own = services.GetRequiredService<IdentityNumbers>().KeyFingerprint();
        await services.GetRequiredService<ITurnWriter>().CommitAsync(new Commit(null, new SettingAdded(Setting, own)), CancellationToken.None);
        await using var db = await services.GetRequiredService<IDbContextFactory<CitizenBotDb>>().CreateDbContextAsync();
        if (await db.Settings.AsNoTracking().Where(s => s.Key == Setting).Select(s => s.Value).FirstAsync() != own)
        {
            throw new SettingException(KeysPath, $"is not the folder of keys that this database is used with: all instances share one. If that one is lost for ever, delete the row '{Setting}' of the table settings.");
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static bool IsRedis(string text)
    {
        try
        {
            return RedisConnection.Parse(text) is not null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException;

    private static T? Within<T>(Exception? e) where T : Exception
    {
        while (e is not null and not T)
        {
            e = e.InnerException;
        }

        return (T?)e;
    }
}
