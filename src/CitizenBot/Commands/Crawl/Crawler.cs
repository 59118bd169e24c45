using System.IO.Compression;

namespace CitizenBot.Commands.Crawl;

/// <summary>One run: finds the pages, reads each, and notes what has become of it.</summary>
internal sealed class Crawler(PoliteClient client, MainContent content, PageStore store, TimeProvider time)
{
    private const int MostSitemaps = 1000;

    /// <summary>The pages of sitemaps and of the sitemaps that they name.</summary>
    /// <returns>The pages, and what could not be read of the sitemaps.</returns>
    public async Task<(IReadOnlyList<Uri> Pages, IReadOnlyList<string> Problems)> FindAsync(IReadOnlyList<Uri> sitemaps, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(sitemaps.Select(PageAddress.Same), StringComparer.Ordinal);
        var waiting = new Queue<Uri>(sitemaps);
        List<Uri> pages = [];
        List<string> problems = [];
        while (waiting.TryDequeue(out var address))
        {
            try
            {
                var sitemap = Sitemap.Parse(await TextOfAsync(address, cancellationToken));
                pages.AddRange(sitemap.Pages);

                // An index that names itself, or one that names it, is read once.
                foreach (var further in sitemap.Sitemaps.Where(further => seen.Count < MostSitemaps && seen.Add(PageAddress.Same(further)))) waiting.Enqueue(further);
            }
            catch (InvalidDataException e)
            {
                problems.Add($"The sitemap {address} cannot be used: {e.Message}");
            }
        }

        return ([.. pages.DistinctBy(PageAddress.Same)], problems);
    }

    /// <summary>Reads one page.</summary>
    public async Task ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        var before = store.TextOf(address);
        switch (await client.ReadAsync(address, store.ValidatorsOf(address), cancellationToken))
        {
            case Reading.NotModified when before is not null:
                store.Note(address, PageChange.Unchanged, []);
                break;
            case Reading.Gone:
                store.Note(address, PageChange.Gone, ["there is no such page"]);
                break;
            case Reading.Read { MediaType: "text/html" or "application/xhtml+xml" or "" } read:
                Keep(address, before, read);
                break;
            case Reading.Read read:
                store.Note(address, PageChange.Failed, [$"it is no page but {read.MediaType}"]);
                break;
            case Reading.Failed failed:
                store.Note(address, PageChange.Failed, [failed.Reason]);
                break;
            default:
                store.Note(address, PageChange.Failed, ["the server says that nothing has changed, but it was never read"]);
                break;
        }
    }

    private void Keep(Uri address, PageText? before, Reading.Read read)
    {
        var now = content.Read(PageEncoding.Read(read.Body, read.Charset));
        store.Keep(address, now, read.Validators, read.Location, time.GetUtcNow());
        var change = before is null ? PageChange.New : before.Hash() == now.Hash() ? PageChange.Unchanged : PageChange.Changed;
        store.Note(address, change, change == PageChange.Changed ? now.ChangedSince(before!) : []);
    }

    private async Task<string> TextOfAsync(Uri sitemap, CancellationToken cancellationToken)
    {
        var reading = await client.ReadAsync(sitemap, Validators.None, cancellationToken);
        if (reading is not Reading.Read read) throw new InvalidDataException(reading is Reading.Failed failed ? failed.Reason : "there is no such file.");
        if (read.Body is not [0x1F, 0x8B, ..]) return PageEncoding.Read(read.Body, read.Charset);

        using var unpacked = new MemoryStream();
        await using var gzip = new GZipStream(new MemoryStream(read.Body), CompressionMode.Decompress);
        await gzip.CopyToAsync(unpacked, cancellationToken);
        return PageEncoding.Read(unpacked.ToArray(), read.Charset);
    }
}
