using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace CitizenBot.Commands.Search;

/// <summary>An index that lives as long as a command.</summary>
internal sealed class TemporaryIndex : ISearchIndexSource, IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"citizenbot-search-{Guid.NewGuid():N}.db");

    public TemporaryIndex(IEnumerable<Page> pages, IProgress<double>? progress = null)
    {
        SearchIndexFile.Build(_path, pages, progress, CancellationToken.None);
        Index = SearchIndexFile.Open(_path, NullLogger.Instance);
    }

    public SearchIndexFile Index { get; }

    /// <summary>The size of its file in bytes.</summary>
    public long Size => new FileInfo(_path).Length;

    public ISearchIndex Of(Assistant assistant) => Index;

    public void Dispose()
    {
        Index.Dispose();
        File.Delete(_path);
    }
}
