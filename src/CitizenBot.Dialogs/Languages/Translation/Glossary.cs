using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>
/// What is the same in every language: names of places, authorities and services from <c>glossary.yaml</c>, and what has its own form, such as a
/// link or a reference. It goes through a translation unchanged.
/// </summary>
public sealed partial class Glossary
{
    private const string FileName = "glossary.yaml";
    private readonly Regex? _terms;

    /// <param name="terms">The words and names; case counts, since many are ordinary words too.</param>
    /// <param name="version">Changes with the terms: translations remembered under another are not used.</param>
    public Glossary(IEnumerable<string> terms, string version)
    {
        var longestFirst = terms.Distinct().OrderByDescending(term => term.Length).Select(Regex.Escape).ToList();
        _terms = longestFirst.Count == 0 ? null : new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', longestFirst)})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.Compiled);
        Version = version;
    }

    /// <summary>Of the terms.</summary>
    public string Version { get; }

    /// <summary>Reads the terms that all assistants share and those of one.</summary>
    /// <exception cref="ContentException">A file cannot be used.</exception>
    internal static Glossary Read(string shared, string folder)
    {
        List<string> terms = [];
        foreach (var path in new[] { Path.Combine(shared, FileName), Path.Combine(folder, FileName) }.Where(File.Exists))
        {
            var listed = YamlContent.Required(YamlContent.Read<GlossaryFile>(path).Terms, "terms", path);
            if (listed.FirstOrDefault(string.IsNullOrWhiteSpace) is not null || listed.Count == 0)
            {
                throw new ContentException(path, "every term needs a text.");
            }

            terms.AddRange(listed);
        }

        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', terms.Order(StringComparer.Ordinal))));
        return new Glossary(terms, Convert.ToHexStringLower(hash)[..8]);
    }

    /// <summary>Where the terms stand in a text: UTF-16 offsets and lengths.</summary>
    public IEnumerable<(int Start, int Length)> Find(string text) =>
        (_terms?.Matches(text) ?? Enumerable.Empty<Match>()).Concat(Form().Matches(text)).Select(match => (match.Index, match.Length));

    /// <summary>The digits of a text, grouped as they stand, in any order: what a translation may not change.</summary>
    public static IEnumerable<string> NumbersIn(string text) => Number().Matches(PlainDigits.Of(text)).Select(match => match.Value.TrimStart('0')).Order(StringComparer.Ordinal);

    /// <summary>Where the numbers stand in a text.</summary>
    public static IEnumerable<(int Start, int Length)> FindNumbers(string text) => GroupedNumber().Matches(PlainDigits.Of(text)).Select(match => (match.Index, match.Length));

    // The target of a link, a link, a reference (C4P-TG3-JAK).
    [GeneratedRegex(@"\]\([^)\s]+\)|(?:https?://|www\.)[^\s)>\]]*[^\s)>\].,;:!?]|(?<![\p{L}\p{N}-])[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}(?![\p{L}\p{N}-])")]
    private static partial Regex Form();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"[0-9]+(?:[.,:–\- \u00a0][0-9]+)*")]
    private static partial Regex GroupedNumber();

    internal sealed class GlossaryFile
    {
        public List<string>? Terms { get; set; }
    }
}
