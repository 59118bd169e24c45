using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Writes to who gave an e-mail address what the chat says of their booking, with the calendar entry.</summary>
internal static class BookingMail
{
    /// <summary>Queues the letter with the turn; nothing without an address.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="booking">As it is from now on.</param>
    /// <param name="subject">The text of the subject: <c>mail.booked</c> and the like.</param>
    /// <param name="markdown">What the chat says.</param>
    public static void Queue(ITurnContext context, Booking booking, string subject, string markdown)
    {
        if (booking.Contact.Email is not { Length: > 0 } to)
        {
            return;
        }

        var (assistant, language) = (context.Assistant(), context.Language());
        var service = assistant.Services[booking.Service];

        // Whoever sees the list of letters need not see a sensitive matter.
        var note = service.Booking is { Sample: true } ? $"\n\n{context.Text("booking.sample")}" : "";
        context.Stage(new MailQueued(
            to,
            context.Text(subject, ("service", service.Sensitive ? assistant.Name.In(language) : service.ArticleIn(language).Title), ("time", TimeText.Long(booking.Start, language))),
            $"{markdown}{note}\n\n{context.Text("mail.about", ("name", assistant.Name.In(language)))}",
            language,
            booking.Reference.Value));
    }
}
