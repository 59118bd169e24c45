using System.Text.Json;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>A wish to book, or to see, move or cancel a booking, found in a message.</summary>
/// <param name="DialogId">The dialog that serves it.</param>
/// <param name="Options">What that dialog is begun with.</param>
/// <param name="Service">The service it is about, when known.</param>
public sealed record BookingRequest(string DialogId, JsonElement? Options, string? Service)
{
    /// <summary>From here on a wish to book is taken for one; the dialog that begins can be left with a word.</summary>
    private const double Likely = 0.25;

    /// <summary>The wish, or null when the message is about something else.</summary>
    public static BookingRequest? Find(ITurnContext context, string text, Decision decision, string? topic, Vocabulary vocabulary)
    {
        var assistant = context.Assistant();
        if (!assistant.Books)
        {
            return null;
        }

        if (vocabulary.BookingIn(assistant, text) is { } button)
        {
            return Begin(button);
        }

        var sure = decision.Confidence >= Likely;
        if (BookingReference.FindIn(text) is not null || (decision.Intent == Intents.BookingManage && sure))
        {
            return new BookingRequest(ManageBookingDialog.DialogId, null, null);
        }

        var bookable = assistant.Services.Values.Where(s => s.Booking is { Kind: BookingKind.Own }).Select(s => s.Id).ToHashSet();
        var wantsTime = vocabulary.Mentions(context, "booking", text) || NamesTime(context, text);
        if (wantsTime && bookable.Contains(decision.Intent) && sure)
        {
            return Begin(decision.Intent);
        }

        if (decision.Intent != Intents.BookingAny || !sure)
        {
            return null;
        }

        // "Book a doctor's appointment" names something else that is not booked here: that is what gets an answer.
        if (decision.Alternatives.FirstOrDefault(a => assistant.Services.ContainsKey(a.Intent)) is { } likeliest
            && !bookable.Contains(likeliest.Intent) && likeliest.Confidence >= Likely / 2)
        {
            return null;
        }

        // "I want to book a time": for what was just talked about, else the likeliest service, else the dialog asks.
        var named = decision.Alternatives.FirstOrDefault(a => bookable.Contains(a.Intent) && a.Confidence >= Likely / 3)?.Intent;
        return Begin(named ?? (topic is not null && bookable.Contains(topic) ? topic : null));
    }

    /// <summary>Whether a day and an hour are named, as in "wedding Saturday 12 December at 1 pm": nobody says both but to come then.</summary>
    private static bool NamesTime(ITurnContext context, string text) => !text.AsSpan().ContainsAny('?', '؟')
        // Which day it is today does not matter to whether one is named.
        && DateTimeRecognizer.Recognize(text, context.Language(), PersonLimit.Start)
            .Any(wish => wish.Days.Count + wish.Weekdays.Count > 0 && wish.Times.Count > 0);

    private static BookingRequest Begin(string? service) =>
        new(BookingDialog.DialogId, service is null ? null : BookingDialog.OptionsFor(service), service);
}
