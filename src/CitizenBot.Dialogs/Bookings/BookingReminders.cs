using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Understanding;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>What the bot says of its own accord about bookings: that a hold has lapsed, and that a booked time is near.</summary>
public sealed class BookingReminders(IBookingReader bookings, TimeOffers times)
{
    /// <summary>Says what is due in the conversation of the turn; nothing where it no longer concerns anybody.</summary>
    public Task SayAsync(DialogContext dialogs, DueWork due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(due);
        return due.Kind == DueWorkKinds.Hold ? LapseAsync(dialogs, due.Key, cancellationToken) : RemindAsync(dialogs.Context, due.Key, cancellationToken);
    }

    /// <summary>The draft stays as it is: when the citizen goes on, the time is taken again if it is still free.</summary>
    private static async Task LapseAsync(DialogContext dialogs, string hold, CancellationToken cancellationToken)
    {
        if (dialogs.ActiveDialog is { Id: BookingDialog.DialogId } active
            && active.Get(BookingQuestions.DraftKey, BookingJson.Default.BookingDraft) is { Service: not null, Start: not null } draft && draft.Hold?.ToString("N") == hold)
        {
            await dialogs.Context.SayAsync(BookingQuestions.Why(draft), "booking.lapsed", BookingQuestions.Facts(dialogs.Context, draft)[1..], null, cancellationToken);
        }
    }

    private async Task RemindAsync(ITurnContext context, string key, CancellationToken cancellationToken)
    {
        if (!BookingReference.TryParse(key, out var reference)
            || await bookings.FindAsync(reference, cancellationToken) is not { State: BookingState.Confirmed } booking
            || booking.Start <= times.Now
            || !context.Assistant().Services.TryGetValue(booking.Service, out var service) || service.Booking is not { } bookable)
        {
            return;
        }

        var language = context.Language();
        var place = bookable.Places.FirstOrDefault(p => p.Id == booking.Place);
        var text = context.Text(
            "booking.reminder", ("service", service.ArticleIn(language).Title), ("time", TimeText.Long(booking.Start, language)),
            ("place", place?.NameIn(language) ?? booking.Place), ("reference", reference.Value));
        if (bookable.BringIn(language) is { } bring)
        {
            text += $"\n\n{bring}";
        }

        BookingMail.Queue(context, booking, "mail.reminder", text);

        // The buttons name the booking, as the words alone may mean another one by then.
        IReadOnlyList<CardAction> buttons = new BookingCalendar(bookable).CanChange(booking.Start, times.Now)
            ? [Naming(context, "button.move", reference), Naming(context, "button.cancel_booking", reference)]
            : [context.PersonButton()];
        var status = context.Assistant().Texts.StatusOf(language, "booking.reminder");
        await context.SayAsync(new Explanation(booking.Service, null, Outcomes.Answer), text, status, buttons, cancellationToken);
    }

    private static CardAction Naming(ITurnContext context, string textId, BookingReference reference)
    {
        var words = $"{context.Text(textId)} {reference}";
        return CardAction.ImBack(words, words);
    }
}
