namespace CitizenBot.Commands.Crawl;

/// <summary>How it went to read an address.</summary>
internal abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Body">Its bytes, decompressed.</param>
    /// <param name="MediaType">Without parameters, in lower case; empty when the server does not say.</param>
    /// <param name="Charset">The charset that the server declares, or null.</param>
    /// <param name="Validators">What to send with the next request for it.</param>
    /// <param name="Location">Where redirects have led; the address itself without any.</param>
    internal sealed record Read(byte[] Body, string MediaType, string? Charset, Validators Validators, Uri Location) : Reading;

    /// <summary>It is as it was when it was last read.</summary>
    internal sealed record NotModified : Reading;

    /// <summary>There is no such page (any longer).</summary>
    internal sealed record Gone : Reading;

    /// <summary>It was not read; what was read before still stands.</summary>
    /// <param name="Reason">Why.</param>
    internal sealed record Failed(string Reason) : Reading;
}

/// <summary>What a server gave to ask with whether a page has changed (RFC 9110, 8.8).</summary>
/// <param name="ETag">An entity tag, or null.</param>
/// <param name="LastModified">As the server wrote it, or null.</param>
internal sealed record Validators(string? ETag, string? LastModified)
{
    public static Validators None { get; } = new(null, null);
}
