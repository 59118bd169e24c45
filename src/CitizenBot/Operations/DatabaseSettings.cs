using System.Data.Common;
using CitizenBot.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CitizenBot.Operations;

/// <summary>Whether the database and the keys can be had where the settings say.</summary>
internal static class DatabaseSettings
{
    private const string Postgres = "ConnectionStrings:CitizenBot";

    /// <exception cref="SettingException">The connection string cannot be read. What it says is repeated nowhere: it has a password.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetSection("ConnectionStrings").GetChildren().FirstOrDefault(s => !s.Key.Equals("CitizenBot", StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw new SettingException(other.Path, $"is not a setting; {Postgres} is.");
        }

        var text = configuration[Postgres];
        if (!string.IsNullOrWhiteSpace(text) && !IsConnectionString(text))
        {
            throw new SettingException(Postgres, "is not a PostgreSQL connection string such as Host=db;Database=citizenbot;Username=citizenbot;Password=secret.");
        }
    }

    /// <summary>Opens the database, brings it up to date, and makes the folder of the keys.</summary>
    /// <exception cref="SettingException">It cannot be done with these settings.</exception>
    public static async Task OpenAsync(WebApplication app)
    {
        var data = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Data;
        var postgres = !string.IsNullOrWhiteSpace(app.Configuration[Postgres]);
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
            throw new SettingException("Keys:Path", $"is no folder that can be written: {e.Message}", e);
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
