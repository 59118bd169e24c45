using System.Globalization;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Reads dates and times as ISO 8601 writes them (2026-03-01, 14:00, both), which needs no language.</summary>
public sealed class IsoDateTimeRecognizer : IDateTimeRecognizer
{
    private static readonly string[] Both = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <inheritdoc/>
    public IReadOnlyList<DateTimeResolution> Recognize(string text, string? locale)
    {
        var trimmed = VisibleText.Of(text).Trim();
        if (DateOnly.TryParseExact(trimmed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return [new DateTimeResolution(trimmed, trimmed)];
        if (TimeOnly.TryParseExact(trimmed, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return [new DateTimeResolution($"T{time:HH:mm}", time.ToString("HH:mm:ss", CultureInfo.InvariantCulture))];
        if (DateTime.TryParseExact(trimmed, Both, CultureInfo.InvariantCulture, DateTimeStyles.None, out var both))
            return [new DateTimeResolution(
                both.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
                both.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))];
        return [];
    }
}
