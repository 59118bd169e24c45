namespace CitizenBot.Dialogs.Bookings;

internal static class ByLanguage
{
    public static string? Find(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.TryGetValue(language, out var own) ? own
        : texts.TryGetValue("sv", out var swedish) ? swedish
        : null;
}
