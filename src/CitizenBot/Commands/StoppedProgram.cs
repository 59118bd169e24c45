using CitizenBot.Operations;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CitizenBot.Commands;

/// <summary>What commands need of the program without running it: its settings and its database.</summary>
internal static class StoppedProgram
{
    /// <param name="settings">As the program itself takes them.</param>
    /// <exception cref="SettingException">One of them is wrong.</exception>
    public static WebApplicationBuilder Create(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.AddSettings();
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration);
        return builder;
    }

    /// <summary>The database, which is of this version; the program may be running on it.</summary>
    /// <exception cref="SettingException">There is none, or it is older.</exception>
    public static async Task<CitizenBotDb> OpenAsync(IServiceProvider services)
    {
        var db = await services.GetRequiredService<IDbContextFactory<CitizenBotDb>>().CreateDbContextAsync();
        var folder = services.GetRequiredService<IOptions<StorageOptions>>().Value.Data;
        if (db.Database.IsSqlite() && !File.Exists(Path.Combine(folder, "citizenbot.db")))
        {
            throw new SettingException("Data", $"is '{folder}', and there is no database in it.");
        }

        return (await db.Database.GetPendingMigrationsAsync()).Any()
            ? throw new SettingException("Data", "has a database of an earlier version. Start the program once; it brings the database up to date.")
            : db;
    }

    /// <summary>Writes what a command changes; the program may be running on the same database.</summary>
    public static async Task CommitAsync(IServiceProvider services, Commit commit)
    {
        var writer = services.GetRequiredService<ITurnWriter>();
        if (writer is IHostedService running)
        {
            await running.StartAsync(CancellationToken.None);
            await writer.CommitAsync(commit, CancellationToken.None);
            await running.StopAsync(CancellationToken.None);
        }
        else
        {
            await writer.CommitAsync(commit, CancellationToken.None);
        }
    }
}
