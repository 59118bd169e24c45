using CitizenBot.Dialogs.Bookings;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Tests.Bookings;

internal static class Sample
{
    public const string Path = "assistants/goteborg-se/services/medborgarkontor/booking.yaml";

    public const string Yaml = """
        booking: own
        sample: true
        slot: 30
        seats: 2
        notice: PT2H
        horizon: P60D
        cancel_until: PT1H
        holidays: closed
        ask: [name, email]
        places:
          - id: angered
            name: { sv: Angered, en: Angered office }
            hours: { mon: ["09:00-12:00", "13:00-16:00"], tue: ["09:00-12:00"], thu: ["09:00-12:00"] }
            closed: ["2026-12-01"]
            open: { "2026-12-24": ["09:00-10:00"], "2026-12-05": ["10:00-11:00"] }
        """;

    public static BookableService Service(string yaml = Yaml) => BookableService.Parse(yaml, Path);

    public static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).Value
        .InZoneStrictly(BookableService.Zone).ToInstant();

    public static Booking Booking(BookingState state = BookingState.Confirmed, int sequence = 0) => new()
    {
        Reference = BookingReference.Create([1, 2, 3, 4, 5, 6, 7, 8]),
        Assistant = "goteborg-se",
        Service = "medborgarkontor",
        Place = "angered",
        Start = At("2026-11-24 14:00"),
        End = At("2026-11-24 14:30"),
        Seats = 1,
        Language = "sv",
        Contact = new BookingContact("Kim", "kim@example.org", null, null, null),
        ConversationKey = "c1",
        Sequence = sequence,
        State = state,
        CreatedAt = At("2026-11-22 10:00"),
    };
}
