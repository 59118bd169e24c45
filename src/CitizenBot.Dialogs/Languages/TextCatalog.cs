using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Languages;

/// <summary>The bot's own sentences: an id, a native text per language, and placeholders like <c>{name}</c>.</summary>
public sealed partial class TextCatalog
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, CatalogText>> _byLanguage;

    /// <summary>Makes a catalogue whose languages all have the same ids and placeholders as Swedish.</summary>
    /// <param name="byLanguage">Texts by language and id.</param>
    /// <param name="path">Where they stand, for messages.</param>
    /// <exception cref="ContentException">An id lacks or is one too many, or a placeholder differs.</exception>
    public TextCatalog(IReadOnlyDictionary<string, IReadOnlyDictionary<string, CatalogText>> byLanguage, string path)
    {
        _byLanguage = byLanguage;
        var swedish = byLanguage["sv"];
        foreach (var (language, texts) in byLanguage)
        {
            var file = $"{path}/{language}.yaml";
            foreach (var id in swedish.Keys.Except(texts.Keys))
            {
                throw new ContentException(file, $"the text '{id}' of the Swedish file is missing.");
            }

            foreach (var (id, text) in texts)
            {
                if (!swedish.TryGetValue(id, out var original))
                {
                    throw new ContentException(file, $"the text '{id}' is not in the Swedish file.");
                }

                if (!Placeholders(text.Text).SetEquals(Placeholders(original.Text)))
                {
                    throw new ContentException(file, $"the text '{id}' has other placeholders than the Swedish one.");
                }
            }
        }
    }

    /// <summary>The languages that have texts.</summary>
    public IEnumerable<string> Languages => _byLanguage.Keys;

    /// <summary>The ids, the same in every language.</summary>
    public IEnumerable<string> Ids => _byLanguage["sv"].Keys;

    /// <summary>A text with its placeholders filled in; Swedish where the language is unknown.</summary>
    /// <exception cref="KeyNotFoundException">No text has the id.</exception>
    public string Get(string language, string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = Find(language)[id].Text;
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Who stands behind a text.</summary>
    public TextStatus StatusOf(string language, string id) => Find(language)[id].Status;

    /// <summary>What a text is written in: the language itself, or English where a further language has none of its own.</summary>
    public string LanguageOf(string language, string id) => Find(language)[id].Language;

    /// <summary>All texts whose id starts with a prefix.</summary>
    public IReadOnlyDictionary<string, string> WithPrefix(string language, string prefix) =>
        Find(language).Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Key, t => t.Value.Text);

    private IReadOnlyDictionary<string, CatalogText> Find(string language) =>
        _byLanguage.TryGetValue(language, out var texts) ? texts : _byLanguage["sv"];

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Placeholder();
}

/// <summary>One text in one language.</summary>
/// <param name="Text">The wording, with placeholders.</param>
/// <param name="Status">Who stands behind it.</param>
/// <param name="Language">What it is written in: English where a further language has no text of its own.</param>
public sealed record CatalogText(string Text, TextStatus Status, string Language);
