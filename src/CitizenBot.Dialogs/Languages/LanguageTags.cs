namespace CitizenBot.Dialogs.Languages;

/// <summary>The project's languages as BCP 47 tags, and what other tags of them are called here.</summary>
public static class LanguageTags
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["no"] = "nb",
        ["nn"] = "nb",
        ["hr"] = "bs",
        ["sr"] = "bs",
        ["sh"] = "bs",
        ["zh"] = "zh-Hans",
        ["prs"] = "fa",
    };

    /// <summary>Lättläst: Swedish for who reads with difficulty. It is chosen, never detected.</summary>
    public const string EasySwedish = "sv-simple";

    private static readonly HashSet<string> RightToLeft = ["ar", "fa", "ckb", "dv", "he", "ps", "sd", "ug", "ur", "yi"];

    /// <summary>The project's tag for a tag from outside: <c>ar-SY</c> is <c>ar</c>, <c>no</c> is <c>nb</c>. Empty for none.</summary>
    public static string Normalize(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
        {
            return "";
        }

        if (tag.Equals(EasySwedish, StringComparison.OrdinalIgnoreCase))
        {
            return EasySwedish;
        }

        var primary = tag.Split('-', '_')[0].ToLowerInvariant();
        return Aliases.GetValueOrDefault(primary, primary);
    }

    /// <summary>The language that its readers write: easy Swedish is only read.</summary>
    public static string Written(string language) => language == EasySwedish ? "sv" : language;

    /// <summary>Whether the language is written from right to left.</summary>
    public static bool IsRightToLeft(string language) => RightToLeft.Contains(language);

    /// <summary><c>rtl</c> or <c>ltr</c>, as HTML says it.</summary>
    public static string Direction(string language) => IsRightToLeft(language) ? "rtl" : "ltr";

    /// <summary>The language's own name for itself.</summary>
    public static string NativeName(string language) => language switch
    {
        "sv" => "Svenska",
        EasySwedish => "Lätt svenska",
        "en" => "English",
        "ar" => "العربية",
        "fi" => "Suomi",
        "so" => "Soomaali",
        "fa" => "فارسی",
        "bs" => "Bosanski / Hrvatski / Srpski",
        "es" => "Español",
        "pl" => "Polski",
        "tr" => "Türkçe",
        "uk" => "Українська",
        "de" => "Deutsch",
        "fr" => "Français",
        "nb" => "Norsk",
        "da" => "Dansk",
        "ckb" => "کوردیی ناوەندی",
        "ti" => "ትግርኛ",
        "zh-Hans" => "简体中文",
        _ => language,
    };
}
