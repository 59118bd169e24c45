namespace CitizenBot.Commands.Crawl;

/// <summary>Addresses of pages, and when two of them are the same page.</summary>
internal static class PageAddress
{
    private const string Www = "www.";

    /// <summary>An absolute http or https address without its fragment; null for anything else.</summary>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? new Uri(address!.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))
            : null;

    /// <summary>The same for addresses that differ in scheme, <c>www.</c> or a last slash alone: people write them all.</summary>
    public static string Same(Uri address)
    {
        var host = address.IsDefaultPort ? address.Host : address.Authority;
        return (host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host) + address.PathAndQuery.TrimEnd('/');
    }
}
