using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads <c>texts/&lt;lang&gt;.yaml</c>: the shared sentences, and an assistant's own over them.</summary>
internal static class TextFileReader
{
    /// <param name="shared">The folder that all assistants share.</param>
    /// <param name="own">The assistant's folder.</param>
    /// <param name="languages">All of the assistant's languages.</param>
    /// <param name="further">Those in which English stands in for a text that is missing.</param>
    public static TextCatalog Read(string shared, string own, IReadOnlyList<string> languages, IReadOnlyList<string> further)
    {
        var byLanguage = new Dictionary<string, IReadOnlyDictionary<string, CatalogText>>();
        foreach (var language in languages.Append("sv").Distinct())
        {
            var texts = new Dictionary<string, CatalogText>();
            Add(texts, language, Path.Combine(shared, "texts", $"{language}.yaml"), mustExist: true);
            Add(texts, language, Path.Combine(own, "texts", $"{language}.yaml"), mustExist: false);
            byLanguage[language] = texts;
        }

        foreach (var language in further.Where(language => language != LanguageTags.EasySwedish && byLanguage.ContainsKey("en")))
        {
            byLanguage[language] = byLanguage["en"].Concat(byLanguage[language]).GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.Last().Value);
        }

        if (byLanguage.TryGetValue(LanguageTags.EasySwedish, out var easy))
        {
            // Who reads easy Swedish writes Swedish.
            byLanguage[LanguageTags.EasySwedish] = byLanguage["sv"].Where(t => t.Key.StartsWith("words.", StringComparison.Ordinal)).Concat(easy)
                .GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.Last().Value);
        }

        return new TextCatalog(byLanguage, Path.Combine(shared, "texts"));
    }

    private static void Add(Dictionary<string, CatalogText> texts, string language, string path, bool mustExist)
    {
        if (!mustExist && !File.Exists(path))
        {
            return;
        }

        var file = YamlContent.Read<Dictionary<string, object>>(path);
        var status = StatusOf(file.GetValueOrDefault("status") as string, null, null, path);
        if (file.Keys.Except(["status", "texts"]).FirstOrDefault() is { } unknown)
        {
            throw new ContentException(path, $"'{unknown}' is not known here; the file has 'status' and 'texts'.");
        }

        foreach (var (key, value) in file.GetValueOrDefault("texts") as Dictionary<object, object> ?? throw new ContentException(path, "'texts' is missing."))
        {
            texts[(string)key] = value switch
            {
                string text => new(text, status, language),
                Dictionary<object, object> own when own.GetValueOrDefault("text") is string text => new(
                    text,
                    StatusOf(own.GetValueOrDefault("status") as string, own.GetValueOrDefault("reviewer") as string, own.GetValueOrDefault("reviewed") as string, path),
                    language),
                _ => throw new ContentException(path, $"'{key}' is neither a text nor a text with its status."),
            };
        }
    }

    public static TextStatus StatusOf(string? status, string? reviewer, string? reviewed, string path) => status switch
    {
        null or "generated" => TextStatus.Generated,
        "machine" => TextStatus.Machine,
        "reviewed" when !string.IsNullOrWhiteSpace(reviewer) && DateOnly.TryParse(reviewed, out _) => TextStatus.Reviewed,
        "reviewed" => throw new ContentException(path, "'reviewed' needs a 'reviewer', a named native speaker, and the date in 'reviewed'."),
        _ => throw new ContentException(path, $"the status '{status}' is none of reviewed, generated, machine."),
    };
}
