namespace CitizenBot.Dialogs.Assistants;

/// <summary>A short text per language, with Swedish and then any other where one lacks.</summary>
public sealed class LocalizedName(IReadOnlyDictionary<string, string> byLanguage)
{
    /// <summary>The languages it is given in.</summary>
    public IEnumerable<string> Languages => byLanguage.Keys;

    /// <summary>The text in a language.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string In(string language) =>
        byLanguage.TryGetValue(language, out var text) || byLanguage.TryGetValue("sv", out text) ? text : byLanguage.Values.First();
}
