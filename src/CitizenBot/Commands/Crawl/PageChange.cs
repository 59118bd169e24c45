namespace CitizenBot.Commands.Crawl;

/// <summary>What has become of a page since the last time.</summary>
internal enum PageChange
{
    /// <summary>Not known before.</summary>
    New,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It says the same.</summary>
    Unchanged,

    /// <summary>It is not there any longer, or no longer listed.</summary>
    Gone,

    /// <summary>It could not be read; what it said before still stands.</summary>
    Failed,
}

/// <summary>A page in this run.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Change">What has become of it.</param>
/// <param name="Title">Its name, as last read.</param>
/// <param name="Details">The headings under which something changed, or why it could not be read.</param>
internal sealed record PageOutcome(Uri Address, PageChange Change, string Title, IReadOnlyList<string> Details);
