using System.Globalization;
using System.Text;

namespace CitizenBot.Desk;

/// <summary>Bookings as comma-separated values (RFC 4180), in Swedish, for a spreadsheet or an office's own system.</summary>
internal static class BookingCsv
{
    private static readonly string[] Columns =
    [
        "Datum", "Börjar", "Slutar", "Tjänst", "Plats", "Referens", "Avbokad", "Exempel", "Namn", "E-post", "Telefon", "Antal", "Språk", "Tolk", "Tillgänglighet", "Adress", "Meddelande",
    ];

    public static string Write(IEnumerable<OfficeBooking> bookings)
    {
        var csv = new StringBuilder();
        csv.Append(Csv.Line(Columns));
        foreach (var b in bookings)
        {
            csv.Append(Csv.Line(
            [
                b.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Clock(b.Start), Clock(b.End), b.ServiceTitle, b.PlaceName, b.Reference, YesNo(b.Cancelled), YesNo(b.Sample),
                b.Contact.Name, b.Contact.Email, b.Contact.Phone, b.Contact.People?.ToString(CultureInfo.InvariantCulture), b.Language,
                b.Contact.Interpreter, b.Contact.Accessibility, b.Contact.Address, b.Contact.Note,
            ]));
        }

        return csv.ToString();
    }

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "ja" : "nej";
}
