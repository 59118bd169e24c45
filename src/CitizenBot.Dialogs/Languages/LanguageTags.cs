namespace CitizenBot.Dialogs.Languages;

/// <summary>Which BCP 47 tags mean a language that the detector knows under another tag.</summary>
internal static class LanguageTags
{
    /// <summary>Whether a tag, with its variants and regions, means the detector's language: "sv-simple" is sv, "hr" is bs.</summary>
    public static bool Same(string detected, string tag)
    {
        if (string.Equals(detected, tag, StringComparison.OrdinalIgnoreCase)) return true;
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        var language = end < 0 ? tag.AsSpan() : tag.AsSpan(0, end);
        return detected.AsSpan().Equals(Known(language), StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Known(ReadOnlySpan<char> language) => language switch
    {
        "hr" or "sr" or "sh" => "bs",
        "no" or "nn" => "nb",
        "zh" => "zh-Hans",
        _ => language,
    };
}
