using System.Text.RegularExpressions;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>The pages that services rest on: their link, their sources, and what their answers link to.</summary>
public static partial class PageReferences
{
    /// <summary>Reads all assistants below a folder.</summary>
    /// <returns>A page for each place that names it.</returns>
    /// <exception cref="ContentException">A file cannot be used.</exception>
    public static IEnumerable<PageReference> Read(string root) =>
        from assistant in Directory.Exists(root) ? Directory.GetDirectories(root).Order(StringComparer.Ordinal) : throw new ContentException(root, "the content folder does not exist.")
        where File.Exists(Path.Combine(assistant, "assistant.yaml"))
        from service in Directory.GetDirectories(Path.Combine(assistant, "services")).Order(StringComparer.Ordinal)
        from address in AddressesOf(service)
        where Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
        select new PageReference(Path.GetFileName(assistant), Path.GetFileName(service), new Uri(address));

    private static IEnumerable<string> AddressesOf(string service)
    {
        var file = YamlContent.Read<ServiceFile>(Path.Combine(service, "service.yaml"));
        return file.Sources.Select(source => source.Url).Prepend(file.Url).OfType<string>()
            .Concat(Directory.GetFiles(service, "article.*.md").Order(StringComparer.Ordinal).SelectMany(article => Target().Matches(File.ReadAllText(article)).Select(match => match.Groups[1].Value)));
    }

    [GeneratedRegex(@"\]\((https?://[^)\s]+)\)")]
    private static partial Regex Target();
}

/// <summary>A page that a service names.</summary>
/// <param name="Assistant">The assistant's id.</param>
/// <param name="Service">The service's id.</param>
/// <param name="Page">The page's address.</param>
public sealed record PageReference(string Assistant, string Service, Uri Page);
