using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;

namespace CitizenBot.Commands.Crawl;

/// <summary>The pages as they were last read, in one SQLite file, and how far a run has come.</summary>
internal sealed class PageStore : IDisposable
{
    private const long Version = 1;

    private const string Layout = """
        CREATE TABLE run(number INTEGER PRIMARY KEY, asked TEXT NOT NULL, begun TEXT NOT NULL, ended TEXT);
        CREATE TABLE page(address TEXT PRIMARY KEY, etag TEXT, modified TEXT, location TEXT, text TEXT, read TEXT, run INTEGER NOT NULL DEFAULT 0, change TEXT, details TEXT) WITHOUT ROWID;
        CREATE TABLE todo(place INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE);
        """;

    private readonly SqliteConnection _connection;

    private PageStore(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a file, or makes it.</summary>
    /// <exception cref="IOException">It is something else, or of a later version of the program.</exception>
    public static PageStore Open(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var store = new PageStore(connection);
            switch (store.Command("PRAGMA user_version").ExecuteScalar())
            {
                case Version:
                    break;
                case 0L when store.Command("SELECT count(*) FROM sqlite_master").ExecuteScalar() is 0L:
                    store.Command($"PRAGMA journal_mode = WAL; BEGIN; {Layout} PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}; COMMIT").ExecuteNonQuery();
                    break;
                default:
                    throw new IOException($"'{path}' is not a file that this version of crawl keeps pages in.");
            }

            return store;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new IOException($"'{path}' cannot be used: {e.Message}", e);
        }
        catch (IOException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether the last run was interrupted and asked for the same.</summary>
    public bool CanResume(string asked) => Command("SELECT asked FROM run WHERE ended IS NULL").ExecuteScalar() is string interrupted && interrupted == asked;

    /// <summary>Begins a run; one that was interrupted is given up.</summary>
    public void Begin(string asked, IEnumerable<Uri> pages, DateTimeOffset now)
    {
        using var transaction = _connection.BeginTransaction();
        Command("DELETE FROM todo").ExecuteNonQuery();
        Command("UPDATE run SET ended = $now WHERE ended IS NULL", ("$now", Text(now))).ExecuteNonQuery();
        Command("INSERT INTO run(asked, begun) VALUES ($asked, $now)", ("$asked", asked), ("$now", Text(now))).ExecuteNonQuery();
        foreach (var page in pages)
        {
            Command("INSERT OR IGNORE INTO todo(address) VALUES ($address)", ("$address", page.AbsoluteUri)).ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>How many pages the run has in all, and which are still to be read.</summary>
    public (int All, IReadOnlyList<Uri> Left) Plan()
    {
        using var reader = Command("SELECT todo.address, coalesce(page.run, 0) = (SELECT max(number) FROM run) FROM todo LEFT JOIN page ON page.address = todo.address ORDER BY place").ExecuteReader();
        List<Uri> left = [];
        var all = 0;
        while (reader.Read())
        {
            all++;
            if (!reader.GetBoolean(1)) left.Add(new Uri(reader.GetString(0)));
        }

        return (all, left);
    }

    /// <summary>A page as it was last read; null when it never was.</summary>
    public PageText? TextOf(Uri address) =>
        Command("SELECT text FROM page WHERE address = $address", ("$address", address.AbsoluteUri)).ExecuteScalar() is string text
            ? JsonSerializer.Deserialize(text, PageJson.Default.PageText) : null;

    /// <summary>What to ask with whether a page has changed.</summary>
    public Validators ValidatorsOf(Uri address)
    {
        using var reader = Command("SELECT etag, modified FROM page WHERE address = $address AND text IS NOT NULL", ("$address", address.AbsoluteUri)).ExecuteReader();
        return reader.Read() ? new(reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)) : Validators.None;
    }

    /// <summary>Keeps what a page says now.</summary>
    public void Keep(Uri address, PageText text, Validators validators, Uri location, DateTimeOffset now) =>
        Command(
            """
            INSERT INTO page(address, etag, modified, location, text, read) VALUES ($address, $etag, $modified, $location, $text, $now)
            ON CONFLICT(address) DO UPDATE SET etag = excluded.etag, modified = excluded.modified, location = excluded.location, text = excluded.text, read = excluded.read
            """,
            ("$address", address.AbsoluteUri), ("$etag", validators.ETag), ("$modified", validators.LastModified), ("$location", location.AbsoluteUri),
            ("$text", JsonSerializer.Serialize(text, PageJson.Default.PageText)), ("$now", Text(now))).ExecuteNonQuery();

    /// <summary>Notes what has become of a page in this run.</summary>
    public void Note(Uri address, PageChange change, IReadOnlyList<string> details) =>
        Command(
            """
            INSERT INTO page(address, run, change, details) VALUES ($address, (SELECT max(number) FROM run), $change, $details)
            ON CONFLICT(address) DO UPDATE SET run = excluded.run, change = excluded.change, details = excluded.details
            """,
            ("$address", address.AbsoluteUri), ("$change", change.ToString()), ("$details", JsonSerializer.Serialize(details, PageJson.Default.IReadOnlyListString))).ExecuteNonQuery();

    /// <summary>Ends the run: what the same question found the last time and does not list any longer is gone too.</summary>
    public void End(DateTimeOffset now)
    {
        using var transaction = _connection.BeginTransaction();
        List<Uri> unlisted = [];
        using (var reader = Command(
            """
            SELECT address FROM page JOIN run ON run.number = page.run
            WHERE run.number < (SELECT max(number) FROM run) AND run.asked = (SELECT asked FROM run ORDER BY number DESC LIMIT 1) AND change <> 'Gone'
            """).ExecuteReader())
        {
            while (reader.Read()) unlisted.Add(new Uri(reader.GetString(0)));
        }

        foreach (var page in unlisted) Note(page, PageChange.Gone, ["no longer listed"]);
        Command("UPDATE run SET ended = $now WHERE ended IS NULL", ("$now", Text(now))).ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>What this run has found, in the order of the addresses.</summary>
    public IReadOnlyList<PageOutcome> Outcomes()
    {
        using var reader = Command("SELECT address, change, details, text FROM page WHERE run = (SELECT max(number) FROM run) ORDER BY address").ExecuteReader();
        List<PageOutcome> outcomes = [];
        while (reader.Read())
        {
            outcomes.Add(new PageOutcome(
                new Uri(reader.GetString(0)), Enum.Parse<PageChange>(reader.GetString(1)),
                reader.IsDBNull(3) ? "" : JsonSerializer.Deserialize(reader.GetString(3), PageJson.Default.PageText)!.Title,
                JsonSerializer.Deserialize(reader.GetString(2), PageJson.Default.IReadOnlyListString)!));
        }

        return outcomes;
    }

    public void Dispose() => _connection.Dispose();

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? (object)DBNull.Value);
        }

        return command;
    }
}

[JsonSerializable(typeof(PageText))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class PageJson : JsonSerializerContext;
