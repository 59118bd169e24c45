using System.Globalization;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Storage;

/// <summary>States under optimistic locking; the version is the ETag.</summary>
internal static class StateSql
{
    public static async Task CheckAsync(CommitUnit unit, StateRead change)
    {
        var version = await unit.QueryAsync($"SELECT version FROM states WHERE key = {change.Key}", row => (long?)row.GetInt64(0));
        CommitUnit.Require(version == Version(change.ETag) ? 1 : 0, "A state that the turn read has changed.");
        if (version is null)
        {
            unit.MissingStates.Add(change.Key);
        }
    }

    public static Task WriteAsync(CommitUnit unit, StateWritten change) => (change.Json, Version(change.ETag)) switch
    {
        // There is no row to lock where there is no state: only the statement that creates it can tell that nobody was faster.
        (null, null) when unit.MissingStates.Contains(change.Key) => Task.CompletedTask,
        ({ } json, null) when unit.MissingStates.Contains(change.Key) => unit.RequireAsync($"INSERT INTO states (key, json, version, updated_at) VALUES ({change.Key}, {json}, 1, {unit.Now}) ON CONFLICT (key) DO NOTHING", "A state that the turn found missing is there now."),
        (null, null) => unit.ExecuteAsync($"DELETE FROM states WHERE key = {change.Key}"),
        (null, { } version) => unit.RequireAsync($"DELETE FROM states WHERE key = {change.Key} AND version = {version}", "A state that the turn deletes has changed."),
        ({ } json, null) => unit.ExecuteAsync($"INSERT INTO states (key, json, version, updated_at) VALUES ({change.Key}, {json}, 1, {unit.Now}) ON CONFLICT (key) DO UPDATE SET json = excluded.json, version = states.version + 1, updated_at = excluded.updated_at"),
        ({ } json, { } version) => unit.RequireAsync($"UPDATE states SET json = {json}, version = version + 1, updated_at = {unit.Now} WHERE key = {change.Key} AND version = {version}", "A state that the turn writes has changed."),
    };

    private static long? Version(string? etag) => etag is null ? null : long.Parse(etag, CultureInfo.InvariantCulture);
}
