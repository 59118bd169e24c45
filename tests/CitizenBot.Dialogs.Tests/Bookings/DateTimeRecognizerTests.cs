using CitizenBot.Dialogs.Bookings;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class DateTimeRecognizerTests
{
    public static TheoryData<string, string, string, string> Phrases()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Bookings"), "phrases.*.tsv").Order())
            foreach (var line in File.ReadLines(file).Where(line => !line.StartsWith('#')))
                if (line.Split('\t') is [var now, var phrase, var expected])
                    rows.Add(Path.GetFileName(file).Split('.')[1], now, phrase, expected);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Recognize_understands_the_phrase_as_people_mean_it(string language, string now, string phrase, string expected)
    {
        var instant = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value
            .InZoneStrictly(BookableService.Zone).ToInstant();

        PhraseNotation.Write(DateTimeRecognizer.Recognize(phrase, language, instant)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("fi")]
    [InlineData("so")]
    public void Every_native_language_has_at_least_sixty_phrases(string language) =>
        Phrases().Count(row => Equals(row[0], language)).ShouldBeGreaterThanOrEqualTo(60);
}
