using System.Globalization;
using CitizenBot.Dialogs.Knowledge;
using Microsoft.Data.Sqlite;

namespace CitizenBot.Knowledge;

/// <summary>
/// A search index in a file: an FTS5 table of words and character runs, the sections to show, and how many pages hold each
/// term. Written once, then only read.
/// </summary>
internal sealed class SearchIndexFile : ISearchIndex, IDisposable
{
    /// <summary>Grows when the layout or the terms change, so that files of earlier versions are not used.</summary>
    public const int Version = 1;

    /// <summary>
    /// So many entries of the index are read for one question at most, the rarest terms first: what half of a large site's
    /// pages contain tells little and costs most. Small indexes never reach it.
    /// </summary>
    private const int MostEntries = 150_000;

    private const double WordWeight = 1;
    private const double GramWeight = 1;
    private const string Layout = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
        CREATE TABLE page(number INTEGER PRIMARY KEY, id TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL);
        CREATE TABLE section(page INTEGER NOT NULL, place INTEGER NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (page, place)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE term USING fts5(words, grams, content = '', tokenize = "ascii tokenchars '_'");
        CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, term, col);
        """;

    private readonly SqliteConnectionStringBuilder _source;
    private readonly long _pages;

    private readonly ILogger _logger;

    private SearchIndexFile(string path, ILogger logger)
    {
        _logger = logger;
        _source = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly };
        try
        {
            using var connection = Connect();
            _pages = (long)Command(connection, "SELECT count(*) FROM page").ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // Else the pool would give the connection to the damaged file to whoever opens the one that takes its place.
            Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that <see cref="Build"/> has written.</summary>
    /// <exception cref="SqliteException">It is damaged.</exception>
    public static SearchIndexFile Open(string path, ILogger logger) => new(path, logger);

    /// <summary>Writes an index of pages.</summary>
    /// <param name="path">A file that does not exist yet; half written when this is interrupted.</param>
    /// <param name="pages">What to find.</param>
    /// <param name="progress">Told how many pages are in.</param>
    /// <param name="cancellationToken">Interrupts.</param>
    public static void Build(string path, IEnumerable<Page> pages, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString))
        {
            connection.Open();
            Command(connection, Layout).ExecuteNonQuery();
            using var transaction = connection.BeginTransaction();
            Fill(connection, pages, progress, cancellationToken);
            Command(connection, """
                INSERT INTO term(term) VALUES ('optimize');
                CREATE TABLE frequency(term TEXT NOT NULL, col TEXT NOT NULL, pages INTEGER NOT NULL, PRIMARY KEY (term, col)) WITHOUT ROWID;
                INSERT INTO frequency SELECT term, col, doc FROM temp.vocabulary;
                """).ExecuteNonQuery();
            transaction.Commit();
        }

        using var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    public IReadOnlyList<PageMatch> Find(string question, int most)
    {
        try
        {
            return Search(question, most);
        }
        catch (SqliteException e)
        {
            // A turn goes on without what it could have found.
            LogMessages.SearchIndexUnusable(_logger, _source.DataSource, e.Message);
            return [];
        }
    }

    private List<PageMatch> Search(string question, int most)
    {
        var terms = SearchTerms.Of(question);
        using var connection = Connect();
        var weighed = Weigh(connection, [.. terms.Words.Distinct().Select(word => new Term(word, "words")), .. terms.Grams.Distinct().Select(gram => new Term(gram, "grams"))]);
        if (Expression(weighed) is not { } expression)
        {
            return [];
        }

        var total = weighed.Sum(term => term.Weight);
        var matches = new List<PageMatch>();
        using var ranking = Command(
            connection,
            $"SELECT rowid, bm25(term, {WordWeight.ToString(CultureInfo.InvariantCulture)}, {GramWeight.ToString(CultureInfo.InvariantCulture)}) AS score FROM term WHERE term MATCH $terms ORDER BY score LIMIT $most",
            ("$terms", expression), ("$most", most));
        using var page = Command(connection, "SELECT id, language, title FROM page WHERE number = $page", ("$page", 0L));
        using var ranked = ranking.ExecuteReader();
        while (ranked.Read())
        {
            page.Parameters["$page"].Value = ranked.GetInt64(0);
            using var row = page.ExecuteReader();
            row.Read();
            matches.Add(new PageMatch(
                row.GetString(0), row.GetString(1), row.GetString(2), -ranked.GetDouble(1) / total, BestSection(connection, ranked.GetInt64(0), weighed)));
        }

        return matches;
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_source.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static void Fill(SqliteConnection connection, IEnumerable<Page> pages, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var insertPage = Command(connection, "INSERT INTO page VALUES ($number, $id, $language, $title)", ("$number", 0L), ("$id", ""), ("$language", ""), ("$title", ""));
        using var insertSection = Command(connection, "INSERT INTO section VALUES ($page, $place, $heading, $text)", ("$page", 0L), ("$place", 0), ("$heading", ""), ("$text", ""));
        using var insertTerms = Command(connection, "INSERT INTO term(rowid, words, grams) VALUES ($number, $words, $grams)", ("$number", 0L), ("$words", ""), ("$grams", ""));
        var number = 0L;
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(insertPage, ++number, page.Id, page.Language, page.Title);
            foreach (var (place, section) in page.Sections.Index())
            {
                Run(insertSection, number, place, section.Heading, section.Text);
            }

            // The title belongs to each section, so it counts as often as there are any.
            var terms = SearchTerms.Of(string.Join('\n', [.. page.Sections.Select(section => $"{page.Title}\n{section.Text}"), .. page.Questions]));
            Run(insertTerms, number, string.Join(' ', terms.Words), string.Join(' ', terms.Grams));
            progress?.Report(number);
        }
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Terms with how many pages hold them, rarest first.</summary>
    private List<Term> Weigh(SqliteConnection connection, IReadOnlyList<Term> terms)
    {
        using var frequency = Command(connection, "SELECT pages FROM frequency WHERE term = $term AND col = $column", ("$term", ""), ("$column", ""));
        var weighed = new List<Term>(terms.Count);
        foreach (var term in terms)
        {
            (frequency.Parameters[0].Value, frequency.Parameters[1].Value) = (term.Text, term.Column);
            var pages = frequency.ExecuteScalar() as long? ?? 0;
            weighed.Add(term with { Pages = pages, Weight = Math.Log(1 + ((_pages - pages + 0.5) / (pages + 0.5))) });
        }

        weighed.Sort((a, b) => a.Pages.CompareTo(b.Pages));
        return weighed;
    }

    private static string? Expression(List<Term> weighed)
    {
        var entries = 0L;
        var used = weighed.Where(term => term.Pages > 0).TakeWhile(term => (entries += term.Pages) <= MostEntries || entries == term.Pages).ToLookup(term => term.Column, term => $"\"{term.Text}\"");
        return used.Count == 0 ? null : string.Join(" OR ", used.Select(column => $"{column.Key} : ({string.Join(" OR ", column)})"));
    }

    private static Section BestSection(SqliteConnection connection, long page, List<Term> weighed)
    {
        using var command = Command(connection, "SELECT heading, text FROM section WHERE page = $page ORDER BY place", ("$page", page));
        using var rows = command.ExecuteReader();
        var (best, bestWeight) = (new Section("", ""), -1.0);
        while (rows.Read())
        {
            var section = new Section(rows.GetString(0), rows.GetString(1));
            var terms = SearchTerms.Of($"{section.Heading}\n{section.Text}");
            var held = terms.Words.Concat(terms.Grams).ToHashSet(StringComparer.Ordinal);
            var weight = weighed.Where(term => held.Contains(term.Text)).Sum(term => term.Weight);
            if (weight > bestWeight)
            {
                (best, bestWeight) = (section, weight);
            }
        }

        return best;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_source.ConnectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    /// <param name="Text">A word or a run of characters.</param>
    /// <param name="Column">Which of the two.</param>
    private sealed record Term(string Text, string Column)
    {
        public long Pages { get; init; }

        /// <summary>How much it tells: the rarer the more.</summary>
        public double Weight { get; init; }
    }
}
