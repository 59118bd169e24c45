using System.Text.RegularExpressions;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Links in Markdown, where only their words are wanted.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>The text without the addresses that its links lead to.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="instead">What stands in the place of each.</param>
    public static string WithoutTargets(string markdown, string instead = "") => Target().Replace(markdown, instead);

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();
}
