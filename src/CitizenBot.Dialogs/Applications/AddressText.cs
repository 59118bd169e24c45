using System.Globalization;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Finds a street or a place, or coordinates, in what a citizen wrote. Swedish names, in whatever language stands around them.</summary>
internal static partial class AddressText
{
    /// <summary>Sweden, roughly, in degrees (WGS 84).</summary>
    private const double South = 55, North = 69.1, West = 10.5, East = 24.2;

    /// <summary>The street with its number, or the park or square, that a sentence names; null for none.</summary>
    public static string? FindIn(string text) => Named().Match(VisibleText.Of(text)) is { Success: true } match ? match.Value.Trim() : null;

    /// <summary>Coordinates as "latitude, longitude" with five decimals, about a metre; null where a text has none that lie in Sweden.</summary>
    public static string? CoordinatesIn(string text)
    {
        foreach (Match match in Pair().Matches(PlainDigits.Of(VisibleText.Of(text))))
        {
            if (Degrees(match.Groups["lat"].Value) is var latitude and > South and < North && Degrees(match.Groups["lon"].Value) is var longitude and > West and < East)
                return Write(latitude, longitude);
        }

        return null;
    }

    /// <summary>As <see cref="CoordinatesIn"/> for numbers that a channel has sent.</summary>
    public static string? Coordinates(double latitude, double longitude) =>
        latitude is > South and < North && longitude is > West and < East ? Write(latitude, longitude) : null;

    private static string Write(double latitude, double longitude) => string.Create(CultureInfo.InvariantCulture, $"{latitude:0.00000}, {longitude:0.00000}");

    private static double Degrees(string text) => double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;

    // The endings of Swedish names of streets and places; two words where the second is one of its own ("Södra Vägen").
    [GeneratedRegex(
        @"\b(?:(?:\p{Lu}[\p{L}'-]*\s+)?(?i:\p{L}{3,}(?:gatan|gata|vägen|väg|torget|torg|platsen|allén|allé|parken|stigen|leden|kajen|gränd|hamnen|backen|avenyn|bron|höjden|skogen))|(?:(?:\p{Lu}\p{L}+)\s+)(?i:vägen|gatan|allén|torg|plats|park))\b(?:\s+\d{1,4}\s?[A-Za-z]?\b)?",
        RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d.])(?<lat>\d{2}[.,]\d{2,8})°?\s*[NnSs]?\s*[,;/ ]\s*(?<lon>\d{2}[.,]\d{2,8})°?", RegexOptions.None, 1000)]
    private static partial Regex Pair();
}
