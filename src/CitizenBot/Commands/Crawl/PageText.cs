using System.Security.Cryptography;
using System.Text;

namespace CitizenBot.Commands.Crawl;

/// <summary>What a page says.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Language">BCP 47 tag; empty when unknown.</param>
/// <param name="Dated">When the page says it was last changed; null when it does not.</param>
/// <param name="Sections">Its main content, in order.</param>
internal sealed record PageText(string Title, string Language, DateOnly? Dated, IReadOnlyList<PageSection> Sections)
{
    /// <summary>The same for pages that say the same.</summary>
    public string Hash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Sections.Select(s => $"{s.Heading}\u001F{s.Text}").Prepend(Title)))))[..32];

    /// <summary>The headings under which something else stands than before.</summary>
    public IReadOnlyList<string> ChangedSince(PageText before)
    {
        var old = before.Sections.Select(s => (s.Heading, s.Text)).ToHashSet();
        var now = Sections.Select(s => (s.Heading, s.Text)).ToHashSet();
        return [.. Sections.Where(s => !old.Contains((s.Heading, s.Text))).Concat(before.Sections.Where(s => !now.Contains((s.Heading, s.Text)))).Select(s => s.Heading).Distinct()];
    }
}

/// <summary>A part of a page below one heading.</summary>
/// <param name="Heading">The heading; the page's title before the first one.</param>
/// <param name="Text">Its lines.</param>
internal sealed record PageSection(string Heading, string Text);
