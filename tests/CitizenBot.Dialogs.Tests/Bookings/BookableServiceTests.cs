using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class BookableServiceTests
{
    [Fact]
    public void Parse_reads_every_field()
    {
        var sut = Sample.Service();

        sut.Assistant.ShouldBe("goteborg-se");
        sut.Id.ShouldBe("medborgarkontor");
        sut.Sample.ShouldBeTrue();
        sut.Slot.ShouldBe(Duration.FromMinutes(30));
        sut.Notice.ShouldBe(Duration.FromHours(2));
        sut.HorizonDays.ShouldBe(60);
        sut.Ask.ShouldBe([ContactField.Name, ContactField.Email]);
        sut.Places[0].NameIn("en").ShouldBe("Angered office");
        sut.Places[0].NameIn("fi").ShouldBe("Angered");
        sut.Places[0].Hours[IsoDayOfWeek.Tuesday].ShouldBe([new OpeningHours(new LocalTime(9, 0), new LocalTime(12, 0))]);
        sut.ResourceOf(sut.Places[0]).ShouldBe("goteborg-se/medborgarkontor/angered");
    }

    [Fact]
    public void Parse_reads_a_service_that_is_booked_elsewhere() =>
        Sample.Service("booking: link").Kind.ShouldBe(BookingKind.Link);

    [Theory]
    [InlineData("slot: 30", "slott: 30", 3, "slott")]
    [InlineData("slot: 30", "slot: half", 3, "slot")]
    [InlineData("slot: 30", "slot: 31", 3, "multiple of 5")]
    [InlineData("slot: 30", "", 1, "'slot' is missing")]
    [InlineData("seats: 2", "seats: 0", 4, "seats")]
    [InlineData("notice: PT2H", "notice: 2 hours", 5, "ISO 8601")]
    [InlineData("notice: PT2H", "notice: P1M", 5, "ISO 8601")]
    [InlineData("notice: PT2H", "notice: -PT2H", 5, "notice")]
    [InlineData("notice: PT2H", "notice: P60D", 5, "nothing could be booked")]
    [InlineData("horizon: P60D", "horizon: PT36H", 6, "whole number of days")]
    [InlineData("holidays: closed", "holidays: maybe", 8, "closed, open")]
    [InlineData("[name, email]", "[name, shoe_size]", 9, "shoe_size")]
    [InlineData("[name, email]", "[name, name]", 9, "twice")]
    [InlineData("[name, email]", "[name, people]", 1, "max_people")]
    [InlineData("[name, email]", "[name, 1]", 9, "'1' is none of")]
    [InlineData("[name, email]", "[name]\nper_person: 1", 10, "email or phone")]
    [InlineData("[name, email]", "[name, email]\nper_person: 0", 10, "per_person")]
    [InlineData("[name, email]", "[name, email]\nremind: soon", 10, "ISO 8601")]
    [InlineData("booking: own", "booking: link", 2, "no meaning")]
    [InlineData("booking: own", "booking: perhaps", 1, "own, link")]
    [InlineData("sv: Angered, ", "", 12, "Swedish")]
    [InlineData("id: angered", "id: Angered!", 11, "a-z")]
    [InlineData("tue: [", "tues: [", 13, "weekdays")]
    [InlineData("\"13:00-16:00\"", "\"11:30-16:00\"", 13, "overlaps")]
    [InlineData("\"13:00-16:00\"", "\"16:00-13:00\"", 13, "no hours")]
    [InlineData("\"13:00-16:00\"", "\"13:00-13:20\"", 13, "too short")]
    [InlineData("\"13:00-16:00\"", "\"13:02-16:00\"", 13, "5-minute")]
    [InlineData("[\"2026-12-01\"]", "[\"2026-02-30\"]", 14, "no date")]
    [InlineData("[\"2026-12-01\"]", "[\"2026-12-05\"]", 15, "twice")]
    public void Parse_names_file_line_and_fault(string right, string wrong, int line, string says)
    {
        var yaml = Sample.Yaml.Replace(right, wrong, StringComparison.Ordinal);
        yaml.ShouldNotBe(Sample.Yaml);

        var exception = Should.Throw<ContentException>(() => Sample.Service(yaml));

        exception.Message.ShouldStartWith($"{Sample.Path}({line}): ");
        exception.Message.ShouldContain(says);
    }

    [Fact]
    public void Parse_of_a_damaged_file_is_a_content_fault_and_nothing_else()
    {
        for (var at = 0; at < Sample.Yaml.Length; at++)
            foreach (var damaged in new[] { Sample.Yaml[..at], Sample.Yaml.Remove(at, 1), Sample.Yaml.Insert(at, "["), Sample.Yaml.Insert(at, "\"") })
                if (Record.Exception(() => Sample.Service(damaged)) is { } exception)
                    exception.ShouldBeOfType<ContentException>(damaged);
    }

    [Theory]
    [InlineData("goteborg-se", "medborgarkontor")]
    [InlineData("goteborg-se", "energi_klimatradgivning")]
    [InlineData("goteborg-se", "borgerlig_vigsel")]
    [InlineData("goteborg-se", "budget_skuld")]
    [InlineData("goteborg-se", "bygglov")]
    [InlineData("goteborg-se", "konsumentradgivning")]
    [InlineData("goteborg-se", "grovavfall")]
    [InlineData("goteborg-com", "stadsvandring")]
    [InlineData("goteborg-com", "gruppbesok")]
    [InlineData("goteborg-com", "tourist_center")]
    [InlineData("goteborg-com", "accessibility")]
    public void The_calendars_of_the_content_have_free_times_and_names_in_every_language(string assistant, string service)
    {
        var path = Path.Combine(Repository(), "assistants", assistant, "services", service, "booking.yaml");

        var sut = BookableService.Parse(File.ReadAllText(path), path);

        sut.Sample.ShouldBeTrue();
        foreach (var place in sut.Places)
        {
            place.Names.Keys.ShouldBe(["sv", "en", "ar", "fi", "so"], ignoreOrder: true);
            new BookingCalendar(sut).Free(Sample.At("2026-11-22 10:00"), [], sut.MaxPeople, place.Id).Count.ShouldBeGreaterThan(20);
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CitizenBot.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
