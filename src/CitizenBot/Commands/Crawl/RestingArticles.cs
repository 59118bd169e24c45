using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Commands.Crawl;

/// <summary>Which services of which assistants name a page as their link or as a source.</summary>
internal sealed class RestingArticles
{
    private readonly Dictionary<string, SortedSet<string>> _byPage = new(StringComparer.Ordinal);

    /// <summary>Reads the content below a folder.</summary>
    /// <exception cref="ContentException">It cannot be used.</exception>
    public RestingArticles(string content)
    {
        List<Uri> pages = [];
        foreach (var (assistant, service, page) in PageReferences.Read(content))
        {
            if (!_byPage.TryGetValue(PageAddress.Same(page), out var services))
            {
                _byPage.Add(PageAddress.Same(page), services = new(StringComparer.Ordinal));
                pages.Add(page);
            }

            services.Add($"{assistant}/{service}");
        }

        Pages = pages;
    }

    /// <summary>The pages that are named, each once.</summary>
    public IReadOnlyList<Uri> Pages { get; }

    /// <summary>The services that rest on a page, as <c>assistant/service</c>.</summary>
    public IReadOnlyList<string> On(Uri page) => _byPage.TryGetValue(PageAddress.Same(page), out var services) ? [.. services] : [];
}
