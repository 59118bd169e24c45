using System.Globalization;
using System.Text;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>The details that a service asks a citizen for: which is next, whether an answer will do, and how they read.</summary>
internal static class ContactQuestions
{
    private const int LongestName = 80;
    private const int LongestNote = 500;
    private const int ShortestAddress = 5;

    /// <summary>The name of the next detail to ask for, or null when all are there. People come before the time, which depends on them.</summary>
    public static string? Missing(BookableService service, BookingDraft draft) => service.Ask
        .Where(field => field != ContactField.People && Value(draft, field) is null)
        .Select(field => field.ToString().ToLowerInvariant())
        .FirstOrDefault();

    /// <summary>Whether a text answers the question for a detail.</summary>
    public static bool Accepts(string field, string text) => field switch
    {
        "name" => !text.Contains('?', StringComparison.Ordinal) && text.Length is >= 2 and <= LongestName && text.Split(' ').Length <= 6,
        "email" => ContactReader.Read(text)?.Email is not null,
        "phone" => ContactReader.Read(text)?.Phone is not null,
        "interpreter" or "accessibility" or "address" => !text.AsSpan().ContainsAny('?', '؟') && text.Length <= LongestNote,
        _ => true,
    };

    /// <summary>Whether a detail may be left out.</summary>
    public static bool IsOptional(string field) => field is "note" or "interpreter" or "accessibility";

    /// <summary>Takes an answer over into the draft; false when it will not do.</summary>
    public static bool Take(BookingDraft draft, string field, string text, bool skip)
    {
        switch (field)
        {
            case "name" when VisibleText.Of(text).Trim() is { Length: >= 2 and <= LongestName } name:
                draft.Name = name;
                return true;
            case "email" when ContactReader.Read(text)?.Email is { } email:
                draft.Email = email;
                return true;
            case "phone" when ContactReader.Read(text)?.Phone is { } phone:
                draft.Phone = phone;
                return true;
            case "note" when skip || text.Length <= LongestNote:
                draft.Note = skip ? "" : text;
                return true;
            case "interpreter" when skip || text.Length <= LongestNote:
                draft.Interpreter = skip ? "" : text;
                return true;
            case "accessibility" when skip || text.Length <= LongestNote:
                draft.Accessibility = skip ? "" : text;
                return true;
            case "address" when VisibleText.Of(text).Trim() is { Length: >= ShortestAddress and <= LongestNote } address && address.Any(char.IsDigit):
                draft.Address = address;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The details as lines of a summary.</summary>
    public static string Lines(ITurnContext context, BookableService service, BookingDraft draft)
    {
        var lines = new StringBuilder();
        foreach (var field in service.Ask)
        {
            if (Value(draft, field) is { Length: > 0 } value)
            {
                lines.Append("- **").Append(context.Text($"booking.detail.{field.ToString().ToLowerInvariant()}")).Append(":** ").Append(Plain(value)).Append('\n');
            }
        }

        return lines.ToString().TrimEnd();
    }

    /// <summary>How many people a text says, in any script's digits or as a word of the texts; null for none.</summary>
    public static int? People(string text)
    {
        var digits = string.Concat(PlainDigits.Of(VisibleText.Of(text)).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : null;
    }

    /// <summary>A citizen's own words inside Markdown: what would be markup is shown as it was written.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '*' or '_' or '[' or ']' or '(' or ')' or '<' or '>' or '`' or '#' or '\\')
            {
                plain.Append('\\');
            }

            plain.Append(c);
        }

        return plain.ToString();
    }

    private static string? Value(BookingDraft draft, ContactField field) => field switch
    {
        ContactField.Name => draft.Name,
        ContactField.Email => draft.Email,
        ContactField.Phone => draft.Phone,
        ContactField.Note => draft.Note,
        ContactField.Interpreter => draft.Interpreter,
        ContactField.Accessibility => draft.Accessibility,
        ContactField.Address => draft.Address,
        _ => draft.People?.ToString(CultureInfo.InvariantCulture),
    };
}
