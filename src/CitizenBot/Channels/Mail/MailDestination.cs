using System.Net;
using System.Net.Mail;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Outbox;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Operations;
using CitizenBot.Storage.Model;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.Mail;

/// <summary>Sends letters by SMTP where a server is set, and puts them as files into a folder where none is.</summary>
internal sealed class MailDestination(
    IOptions<MailOptions> options, IOptions<StorageOptions> storage, CalendarLinks calendars, IBookingReader bookings, IReadOnlyDictionary<string, Assistant> assistants) : IOutboxDestination
{
    public string Name => OutboxDestinations.Mail;

    /// <summary>With waits that double up to ten minutes these last two hours.</summary>
    public int MostAttempts => 20;

    public async Task<Receipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var mail = MailActivity.Read(delivery.Activity);
        var assistant = assistants.GetValueOrDefault(delivery.Conversation.Assistant) ?? throw new InvalidOperationException("The assistant is gone.");
        var calendar = BookingReference.TryParse(mail.Booking, out var reference) && await bookings.FindAsync(reference, cancellationToken) is { } booking ? calendars.FileOf(booking) : null;
        var from = new MailAddress(options.Value.From, assistant.Name.In(mail.Language));
        using var message = Letter.Write(mail, from, delivery.Row.RequestId, calendar);
        using var client = Connect();
        await client.SendMailAsync(message, cancellationToken);
        return new Receipt(null);
    }

    /// <summary>A server that refuses the letter for good says so with 5 in front (RFC 5321, 4.2.1).</summary>
    public (bool Again, TimeSpan? After) Judge(Exception error) =>
        (error is not SmtpException { StatusCode: var status } || status == SmtpStatusCode.GeneralFailure || (int)status < 500, null);

    public IReadOnlyList<Change> OnGivenUp(Delivery delivery) => [];

    private SmtpClient Connect()
    {
        if (options.Value.Host is { } host)
        {
            return new SmtpClient(host, options.Value.Port)
            {
                EnableSsl = options.Value.StartTls,
                Credentials = options.Value.UserName is { } name ? new NetworkCredential(name, options.Value.Password) : null,
            };
        }

        var folder = Path.GetFullPath(options.Value.Folder ?? Path.Combine(storage.Value.Data, "mail"));
        Directory.CreateDirectory(folder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
    }
}
