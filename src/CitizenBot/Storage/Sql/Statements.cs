using System.Data.Common;
using System.Globalization;

namespace CitizenBot.Storage;

/// <summary>
/// SQL of one connection. Each text is made into a command once, with the interpolated values as its parameters, so that
/// a database that keeps prepared statements with their commands (SQLite) prepares each once. Not safe for several threads at once.
/// </summary>
internal sealed class Statements(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(FormattableString sql) => Bind(sql).ExecuteNonQueryAsync();

    /// <summary>What <paramref name="read"/> makes of the first row, or the type's default where there is none.</summary>
    public async Task<T?> QueryAsync<T>(FormattableString sql, Func<DbDataReader, T> read)
    {
        await using var reader = await Bind(sql).ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : default;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private DbCommand Bind(FormattableString sql)
    {
        if (!_commands.TryGetValue(sql.Format, out var command))
        {
            _commands[sql.Format] = command = Create(sql);
        }

        for (var i = 0; i < sql.ArgumentCount; i++)
        {
            command.Parameters[i].Value = sql.GetArgument(i) ?? DBNull.Value;
        }

        return command;
    }

    private DbCommand Create(FormattableString sql)
    {
        var command = connection.CreateCommand();
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            var parameter = command.CreateParameter();
            names[i] = parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        // The text is the program's own, written as an interpolated string; values are only ever parameters.
#pragma warning disable CA2100
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
#pragma warning restore CA2100
        return command;
    }
}
