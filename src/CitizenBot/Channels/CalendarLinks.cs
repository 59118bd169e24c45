using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Operations;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CitizenBot.Channels;

/// <summary>Signed addresses of calendar files, and the files. The signature is over the reference: it opens one booking and no other.</summary>
internal sealed class CalendarLinks(
    DirectLineTokens tokens, IBookingReader bookings, IReadOnlyDictionary<string, Assistant> assistants, IOptions<BotsOptions> options, TimeProvider time) : ICalendarLinks
{
    public async Task<Uri?> LinkToAsync(ITurnContext context, Booking booking, CancellationToken cancellationToken)
    {
        if (RootFor(context.Activity) is not { } root)
        {
            return null;
        }

        var signature = await SignAsync(booking.Reference, cancellationToken);
        return new Uri($"{root.AbsoluteUri.TrimEnd('/')}/assistants/{booking.Assistant}/bookings/{booking.Reference.Value}/calendar?t={signature}");
    }

    public async Task<IResult> GetAsync(string assistant, string reference, string? signature, CancellationToken cancellationToken)
    {
        if (!BookingReference.TryParse(reference, out var parsed)
            || signature is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(await SignAsync(parsed, cancellationToken)), Encoding.UTF8.GetBytes(signature))
            || await bookings.FindAsync(parsed, cancellationToken) is not { } booking
            || booking.Assistant != assistant
            || FileOf(booking) is not { } file)
        {
            return Problems.NotFound("There is no calendar file at this address.");
        }

        return Results.Text(file, CalendarFile.MediaType, Encoding.UTF8);
    }

    /// <summary>A booking as a calendar file; null where its service can no longer be booked.</summary>
    public string? FileOf(Booking booking)
    {
        if (!assistants.TryGetValue(booking.Assistant, out var assistant) || !assistant.Services.TryGetValue(booking.Service, out var service) || service.Booking is not { } bookable)
        {
            return null;
        }

        var place = bookable.Places.FirstOrDefault(p => p.Id == booking.Place);
        var title = service.ArticleIn(booking.Language).Title;
        var description = assistant.Texts.Get(booking.Language, "booking.reference_line", ("reference", booking.Reference.Value));
        if (bookable.Sample)
        {
            description += "\n" + assistant.Texts.Get(booking.Language, "booking.sample");
        }

        var where = place is null ? null : place.Address is null ? place.NameIn(booking.Language) : $"{place.NameIn(booking.Language)}, {place.Address}";
        return CalendarFile.Write(
            booking, new CalendarEntry(title, description, where, assistant.Name.In(booking.Language), $"{booking.Assistant}.citizenbot"), Instant.FromDateTimeOffset(time.GetUtcNow()));
    }

    /// <summary>Where the citizen reaches this program. A remote channel's address is not ours, so there only the setting knows.</summary>
    private Uri? RootFor(Activity activity) =>
        options.Value.PublicUrl ?? (activity.ChannelId == "directline" && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var own) ? own : null);

    private async Task<string> SignAsync(BookingReference reference, CancellationToken cancellationToken)
    {
        var key = await tokens.KeyBytesAsync(cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"calendar:{reference.Value}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)).AsSpan(0, 16));
    }
}
