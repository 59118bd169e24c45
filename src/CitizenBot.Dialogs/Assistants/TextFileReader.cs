using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads <c>texts/&lt;lang&gt;.yaml</c>: the shared sentences, and an assistant's own over them.</summary>
internal static class TextFileReader
{
    public static TextCatalog Read(string shared, string own, IReadOnlyList<string> languages)
    {
        var byLanguage = new Dictionary<string, IReadOnlyDictionary<string, CatalogText>>();
        foreach (var language in languages.Append("sv").Distinct())
        {
            var texts = new Dictionary<string, CatalogText>();
            Add(texts, Path.Combine(shared, "texts", $"{language}.yaml"), mustExist: true);
            Add(texts, Path.Combine(own, "texts", $"{language}.yaml"), mustExist: false);
            byLanguage[language] = texts;
        }

        if (byLanguage.TryGetValue(LanguageTags.EasySwedish, out var easy))
        {
            // Who reads easy Swedish writes Swedish.
            byLanguage[LanguageTags.EasySwedish] = byLanguage["sv"].Where(t => t.Key.StartsWith("words.", StringComparison.Ordinal)).Concat(easy)
                .GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.Last().Value);
        }

        return new TextCatalog(byLanguage, Path.Combine(shared, "texts"));
    }

    private static void Add(Dictionary<string, CatalogText> texts, string path, bool mustExist)
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
                string text => new(text, status),
                Dictionary<object, object> own when own.GetValueOrDefault("text") is string text => new(
                    text,
                    StatusOf(own.GetValueOrDefault("status") as string, own.GetValueOrDefault("reviewer") as string, own.GetValueOrDefault("reviewed") as string, path)),
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
