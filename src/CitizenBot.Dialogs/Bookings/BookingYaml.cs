using CitizenBot.Dialogs.Assistants;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Reads booking.yaml; the format is described in docs/content.md.</summary>
internal sealed class BookingYaml(string path)
{
    private static readonly string[] Keys =
    [
        "booking", "sample", "slot", "buffer", "seats", "seats_for", "notice", "horizon", "cancel_until",
        "holidays", "ask", "max_people", "per_person", "remind", "bring", "places",
    ];

    public BookableService Read(string yaml)
    {
        var (assistant, id) = Owner();
        var root = YamlFields.Root(path, yaml, Keys);
        if (root.OneOf("booking", "own", "link") == "link")
        {
            if (root.Names.FirstOrDefault(name => name != "booking") is { } extra)
                throw root.Error(extra, $"'{extra}' has no meaning with 'booking: link'");
            return new BookableService { Assistant = assistant, Id = id, Kind = BookingKind.Link };
        }

        var service = new BookableService
        {
            Assistant = assistant,
            Id = id,
            Kind = BookingKind.Own,
            Sample = root.Flag("sample", false),
            Slot = root.Minutes("slot", BookingCell.Minutes, 24 * 60),
            Buffer = root.Has("buffer") ? root.Minutes("buffer", 0, 24 * 60) : Duration.Zero,
            Seats = root.Number("seats", 1, 1000),
            SeatsFor = root.OneOf("seats_for", "bookings", "people") == "people" ? SeatsFor.People : SeatsFor.Bookings,
            Notice = root.Duration("notice"),
            HorizonDays = root.Days("horizon", 1, 730),
            CancelUntil = root.Duration("cancel_until"),
            ClosedOnHolidays = root.OneOf("holidays", "closed", "open") == "closed",
            Ask = root.Words<ContactField>("ask"),
            MaxPeople = root.Has("max_people") ? root.Number("max_people", 1, 1000) : 1,
            PerPerson = root.Has("per_person") ? root.Number("per_person", 1, 100) : null,
            Remind = root.Has("remind") ? root.Duration("remind") : root.Duration("cancel_until") + Duration.FromDays(1),
            Bring = root.Has("bring") ? root.Texts("bring") : new Dictionary<string, string>(),
        };
        Check(service, root);
        return service with { Places = Places(root, service) };
    }

    private static void Check(BookableService service, YamlFields root)
    {
        var asksPeople = service.Ask.Contains(ContactField.People);
        if (asksPeople != service.MaxPeople > 1)
            throw root.Error("max_people", "'ask' contains people exactly when 'max_people' is more than 1");
        if (service.SeatsFor == SeatsFor.People && service.MaxPeople > service.Seats)
            throw root.Error("max_people", "'max_people' is more than the 'seats' of one time");
        if (service.PerPerson is not null && !service.Ask.Contains(ContactField.Email) && !service.Ask.Contains(ContactField.Phone))
            throw root.Error("per_person", "'per_person' counts by e-mail address or phone number, so 'ask' contains email or phone");
        if (service.Notice >= Duration.FromDays(service.HorizonDays))
            throw root.Error("notice", "'notice' is not shorter than 'horizon', so nothing could be booked");
    }

    private static List<BookablePlace> Places(YamlFields root, BookableService service)
    {
        var places = new List<BookablePlace>();
        foreach (var fields in root.List("places", ["id", "name", "address", "hours", "closed", "open"]))
        {
            var place = new BookablePlace
            {
                Id = fields.Identifier("id"),
                Names = fields.Texts("name"),
                Address = fields.Has("address") ? fields.Text("address") : null,
                Hours = new OpeningHoursYaml(fields, service.Slot).Week("hours"),
                Exceptions = new OpeningHoursYaml(fields, service.Slot).Exceptions("closed", "open"),
            };
            if (places.Any(other => other.Id == place.Id))
                throw fields.Error("id", $"the place '{place.Id}' is there twice");
            places.Add(place);
        }

        return places;
    }

    private (string Assistant, string Service) Owner()
    {
        var folders = path.Split('/', '\\');
        return folders is [.., var assistant, "services", var service, _]
            ? (assistant, service)
            : throw new ContentException(path, "a booking.yaml stands in <assistant>/services/<id>/");
    }
}
