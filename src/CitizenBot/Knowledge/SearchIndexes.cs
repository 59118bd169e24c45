using System.Collections.Concurrent;
using System.Diagnostics;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CitizenBot.Knowledge;

/// <summary>
/// The search index of each assistant's content: a file that is kept beside what the recognizers have learnt, named by the
/// content's hash. Derived data: what is missing or damaged is built anew, in the background, and put in place whole.
/// </summary>
internal sealed class SearchIndexes(
    IReadOnlyDictionary<string, Assistant> assistants, IOptions<StorageOptions> storage, TimeProvider time, ILogger<SearchIndexes> logger)
    : BackgroundService, ISearchIndexSource, IContentPart
{
    private static readonly TimeSpan _unused = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, SearchIndexFile> _open = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _folder = storage.Value.RecognizersFolder();

    /// <summary>Done once the content that the program started with has its indexes.</summary>
    public Task Ready => _ready.Task;

    public ISearchIndex? Of(Assistant assistant) => _open.GetValueOrDefault(KeyOf(assistant));

    /// <summary>Opens the index of a content, and builds it first where there is none. Without one, nothing is found; the bot goes on.</summary>
    public void Prepare(Assistant assistant, CancellationToken cancellationToken)
    {
        try
        {
            var path = Path.Combine(_folder, $"{KeyOf(assistant)}.search.db");
            _open[KeyOf(assistant)] = OpenKept(path) ?? Build(assistant, path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            LogMessages.SearchIndexFailed(logger, assistant.Id, e.Message);
        }
    }

    public Task PrepareAsync(Assistant assistant, CancellationToken cancellationToken) => Task.Run(() => Prepare(assistant, cancellationToken), cancellationToken);

    public void Forget(Assistant assistant)
    {
        if (_open.TryRemove(KeyOf(assistant), out var index))
        {
            index.Dispose();
        }
    }

    public override void Dispose()
    {
        foreach (var index in _open.Values)
        {
            index.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var assistant in assistants.Values)
        {
            stoppingToken.ThrowIfCancellationRequested();
            Prepare(assistant, stoppingToken);
        }

        _ready.SetResult();
    }

    private SearchIndexFile? OpenKept(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return SearchIndexFile.Open(path, logger);
        }
        catch (SqliteException e)
        {
            LogMessages.SearchIndexUnusable(logger, path, e.Message);
            File.Delete(path);
            return null;
        }
    }

    private SearchIndexFile Build(Assistant assistant, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var watch = Stopwatch.StartNew();
        var unfinished = Path.Combine(_folder, $"{assistant.Id}.{Guid.NewGuid():N}.tmp");
        try
        {
            SearchIndexFile.Build(unfinished, ArticlePages.Of(assistant), null, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        LogMessages.SearchIndexBuilt(logger, assistant.Id, watch.ElapsedMilliseconds);
        DeleteUnused(assistant, path);
        return SearchIndexFile.Open(path, logger);
    }

    /// <summary>Indexes of earlier content go when nobody has opened them for a while: a turn that still runs, or another instance, may be reading.</summary>
    private void DeleteUnused(Assistant assistant, string built)
    {
        var last = time.GetUtcNow().UtcDateTime - _unused;
        foreach (var earlier in Directory.EnumerateFiles(_folder, $"{assistant.Id}.*.search.db").Where(file => file != built && File.GetLastWriteTimeUtc(file) < last))
        {
            File.Delete(earlier);
        }
    }

    private static string KeyOf(Assistant assistant) => $"{assistant.Id}.{assistant.ContentVersion}.{SearchIndexFile.Version}";
}
