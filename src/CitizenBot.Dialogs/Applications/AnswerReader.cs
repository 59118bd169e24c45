using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Reads an answer of each kind out of what a citizen wrote, or says why it will not do.</summary>
public sealed class AnswerReader(IIdentityNumbers numbers, Vocabulary vocabulary, TimeProvider time)
{
    private const int ShortestAddress = 5;
    private const int LongestAddress = 300;
    private const int LongestOpening = 1000;

    /// <summary>The Arabic article, which is written together with its word.</summary>
    private const string Article = "ال";

    /// <summary>The day in Gothenburg.</summary>
    internal LocalDate Today => Now.InZone(Bookings.BookableService.Zone).Date;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>A text without spaces and dashes in upper case, as patterns are compared.</summary>
    internal static string Compact(string text) => string.Concat(PlainDigits.Of(VisibleText.Of(text)).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–'))).ToUpperInvariant();

    /// <summary>The answer, or null with the id of the text that says what is expected, and its values.</summary>
    internal (FormAnswer? Answer, string Again, (string, string)[] Values) Read(ITurnContext context, FormField field, string text)
    {
        var said = VisibleText.Of(text).Trim();
        var answer = field.Kind switch
        {
            FormFieldKind.Text => field.Pattern is null ? ReadText(field, said) : ReadPattern(field, said),
            FormFieldKind.Number => ReadNumber(context, field, said),
            FormFieldKind.Choice => ChoicesIn(field, said) is [var one] ? new FormAnswer(one.Id) { Said = said } : null,
            FormFieldKind.Several => ReadSeveral(field, said),
            FormFieldKind.Date => ReadDate(context, field, said),
            FormFieldKind.Address => said.Length is >= ShortestAddress and <= LongestAddress && PlainDigits.Of(said).Any(char.IsAsciiDigit) ? new FormAnswer(said) : null,
            FormFieldKind.PersonalIdentityNumber => ReadIdentityNumber(context, said),
            FormFieldKind.Email => ContactReader.Read(said)?.Email is { } email ? new FormAnswer(email) : null,
            FormFieldKind.Phone => ContactReader.Read(said)?.Phone is { } phone ? new FormAnswer(phone) : null,
            FormFieldKind.Place => ReadPlace(context, said),
            FormFieldKind.YesNo => ReadYesNo(context, said),
            _ => null,
        };
        return (answer, $"form.again.{Again(field)}", Values(field));
    }

    /// <summary>What a sentence says plainly about a field that nobody has asked about yet; null where it does not.</summary>
    internal static FormAnswer? ReadInPassing(ITurnContext context, FormField field, string text, bool opening)
    {
        var said = VisibleText.Of(text).Trim();
        return field.Kind switch
        {
            FormFieldKind.Text when field.FromOpening && opening && said.Length <= LongestOpening && Vocabulary.CountWords(said) > 2 => new FormAnswer(said),
            FormFieldKind.Text when field.Pattern is not null => PatternIn(field, said),
            FormFieldKind.Choice when ChoicesIn(field, said) is [var one] => new FormAnswer(one.Id) { Said = said },
            FormFieldKind.Email when ContactReader.Read(said)?.Email is { } email => new FormAnswer(email),
            FormFieldKind.Phone when ContactReader.Read(said) is { Email: null, Phone: { } phone } => new FormAnswer(phone),
            FormFieldKind.PersonalIdentityNumber when opening && context.TurnState.Get<WrittenIdentityNumbers>() is { Protected: [var only] } => new FormAnswer(only.Masked) { IdentityNumber = only },
            FormFieldKind.Place => (GeoOf(context) ?? AddressText.CoordinatesIn(said) ?? AddressText.FindIn(said)) is { } place ? new FormAnswer(place) { Said = said == place ? null : said } : null,
            _ => null,
        };
    }

    /// <summary>The choices that a text names: by a label in any language as a whole, else by its words.</summary>
    internal static IReadOnlyList<FormChoice> ChoicesIn(FormField field, string text)
    {
        var folded = Folded(text);
        if (field.Choices.Where(choice => choice.Label.All.Any(label => Folded(label) == folded)).ToList() is { Count: > 0 } exact)
            return exact;
        var said = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. field.Choices.Where(choice => choice.Words.Any(word => word.Contains(' ', StringComparison.Ordinal)
                ? $" {folded}".Contains($" {word}", StringComparison.Ordinal)
                : said.Any(s => s.StartsWith(word, StringComparison.Ordinal) || (s.StartsWith(Article, StringComparison.Ordinal) && s[Article.Length..].StartsWith(word, StringComparison.Ordinal))))),
        ];
    }

    private static string Folded(string text) =>
        string.Join(' ', PlainText.Fold(text).Split([' ', ',', '.', ';', ':', '!', '?', '(', ')', '/', '؟', '،', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static FormAnswer? ReadText(FormField field, string said) => said.Length >= 1 && said.Length <= field.Most ? new FormAnswer(said) : null;

    private static FormAnswer? ReadPattern(FormField field, string said) =>
        Regex.IsMatch(Compact(said), field.Pattern!, RegexOptions.NonBacktracking) ? new FormAnswer(Compact(said)) { Said = said == Compact(said) ? null : said } : PatternIn(field, said);

    /// <summary>One word, or two in a row, that are as the pattern says.</summary>
    private static FormAnswer? PatternIn(FormField field, string said)
    {
        var words = said.Split([' ', ',', '.', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Take(200).ToArray();
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var candidate in at + 1 < words.Length ? [words[at] + words[at + 1], words[at]] : new[] { words[at] })
            {
                if (candidate.Any(char.IsDigit) && Regex.IsMatch(Compact(candidate), field.Pattern!, RegexOptions.NonBacktracking))
                    return new FormAnswer(Compact(candidate)) { Said = said };
            }
        }

        return null;
    }

    private FormAnswer? ReadNumber(ITurnContext context, FormField field, string said)
    {
        var digits = string.Concat(PlainDigits.Of(said).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        var number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures : vocabulary.NumberIn(context, said);
        if (number is null || number < field.Least || number > field.Most || PlainDigits.Of(said).Contains('-', StringComparison.Ordinal))
            return null;
        var value = number.Value.ToString(CultureInfo.InvariantCulture);
        return new FormAnswer(value) { Said = said == value ? null : said };
    }

    private static FormAnswer? ReadSeveral(FormField field, string said)
    {
        var parts = said.Split([',', ';', '،', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var chosen = parts.Select(part => ChoicesIn(field, part)).ToList();
        var ids = (chosen.TrueForAll(c => c.Count > 0) ? chosen.SelectMany(c => c) : ChoicesIn(field, said)).Select(c => c.Id).Distinct().ToList();
        return ids.Count == 0 ? null : new FormAnswer(string.Join(',', field.Choices.Select(c => c.Id).Where(ids.Contains))) { Said = said };
    }

    private FormAnswer? ReadDate(ITurnContext context, FormField field, string said)
    {
        if (DateAnswer.Read(said, context.Language(), Now) is not { } date
            || (field.Dates == FormDates.Past && date > Today) || (field.Dates == FormDates.Future && date < Today))
            return null;
        var value = LocalDatePattern.Iso.Format(date);
        return new FormAnswer(value) { Said = said == value ? null : said };
    }

    /// <summary>What was masked when the message came in, or ten digits that might have been a phone number.</summary>
    private FormAnswer? ReadIdentityNumber(ITurnContext context, string said)
    {
        if (context.TurnState.Get<WrittenIdentityNumbers>() is { Protected: [var only] })
            return new FormAnswer(only.Masked) { IdentityNumber = only };
        if (!PersonalIdentityNumber.TryParse(said, Today, out var number))
            return null;
        context.Stage(new MessageMasked(number.Masked));
        return new FormAnswer(number.Masked) { IdentityNumber = new WrittenIdentityNumber(number.Masked, numbers.Protect(number), numbers.HashOf(number)) };
    }

    private static FormAnswer? ReadPlace(ITurnContext context, string said)
    {
        if ((GeoOf(context) ?? AddressText.CoordinatesIn(said)) is { } coordinates)
            return new FormAnswer(coordinates) { Said = said.Length == 0 || said == coordinates ? null : said };
        return said.Length is > 2 and <= LongestAddress && said.Any(char.IsLetter) ? new FormAnswer(said) : null;
    }

    private FormAnswer? ReadYesNo(ITurnContext context, string said) =>
        vocabulary.Is(context, "yes", said) || vocabulary.ButtonIn(context.Assistant(), said) == "button.yes" ? new FormAnswer("yes") { Said = said }
        : vocabulary.Is(context, "no", said) || vocabulary.ButtonIn(context.Assistant(), said) == "button.no" ? new FormAnswer("no") { Said = said }
        : null;

    /// <summary>A position that a channel has sent as an entity: GeoCoordinates, or a Place with them.</summary>
    private static string? GeoOf(ITurnContext context)
    {
        foreach (var entity in context.Activity.Entities ?? [])
        {
            var properties = entity.Properties;
            if (properties is not null && entity.Type == "Place" && properties.TryGetValue("geo", out var geo) && geo.ValueKind == JsonValueKind.Object
                && geo.TryGetProperty("latitude", out var lat) && geo.TryGetProperty("longitude", out var lon) && Number(lat, lon) is { } inPlace)
                return inPlace;
            if (properties is not null && entity.Type == "GeoCoordinates" && properties.TryGetValue("latitude", out var latitude) && properties.TryGetValue("longitude", out var longitude)
                && Number(latitude, longitude) is { } alone)
                return alone;
        }

        return null;
    }

    private static string? Number(JsonElement latitude, JsonElement longitude) =>
        latitude.ValueKind == JsonValueKind.Number && longitude.ValueKind == JsonValueKind.Number ? AddressText.Coordinates(latitude.GetDouble(), longitude.GetDouble()) : null;

    private static string Again(FormField field) => field switch
    {
        { Kind: FormFieldKind.Text, Pattern: not null } => "pattern",
        { Kind: FormFieldKind.Date, Dates: FormDates.Past } => "date_past",
        { Kind: FormFieldKind.Date, Dates: FormDates.Future } => "date_future",
        _ => KindName(field.Kind),
    };

    private static (string, string)[] Values(FormField field) => field.Kind switch
    {
        FormFieldKind.Text => field.Pattern is null ? [("most", field.Most.ToString(CultureInfo.InvariantCulture))] : [("example", field.Example!)],
        FormFieldKind.Number => [("least", field.Least.ToString(CultureInfo.InvariantCulture)), ("most", field.Most.ToString(CultureInfo.InvariantCulture))],
        _ => [],
    };

    /// <summary>A kind as form.yaml and the texts name it.</summary>
    internal static string KindName(FormFieldKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
