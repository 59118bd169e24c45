using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Bookings.Phrases;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Tests.Languages;

/// <summary>What cannot be seen in a message changes nothing of what it means.</summary>
public sealed class HiddenCharactersTests
{
    private static readonly CrisisWords Crisis = Content.Assistant("goteborg-se").Crisis;

    /// <summary>Code points, since half a surrogate pair does not survive a test's name.</summary>
    public static TheoryData<int> Hidden() =>
    [
        0x200B, 0x200C, 0x200D, 0x00AD, 0x2060, 0xFEFF, 0x202E, 0x202C, 0x2066, 0x2069, 0x200E, 0x061C,
        0x00, 0x07, 0x80, 0x9F, 0xE0061, 0xE0001, 0xFE0F, 0x034F, 0xD83D, 0xDE00, 0xFFFE,
    ];

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Danger_is_heard_with_something_hidden_between_any_two_letters(int code)
    {
        var hidden = Character(code);
        foreach (var text in (string[])["jag vill inte leva", "i want to kill myself", "أريد أن أموت"])
        {
            var expected = Crisis.Find(text).ShouldNotBeNull(text);

            Crisis.Find(string.Join(hidden, text.EnumerateRunes())).ShouldBe(expected, text);
            Crisis.Find(hidden + text + hidden).ShouldBe(expected, text);
        }
    }

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    [InlineData("\r")]
    [InlineData("\u00A0")]
    [InlineData("\v")]
    public void Danger_is_heard_after_any_kind_of_line_end_or_space(string space) =>
        Crisis.Find($"hej{space}jag{space}vill{space}inte{space}leva").ShouldBe("suicide");

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Dates_references_and_contact_details_are_read_with_something_hidden_in_them(int code)
    {
        var hidden = Character(code);
        var reference = BookingReference.Create();

        string Hide(string text) => string.Join(hidden, text.EnumerateRunes());
        PhraseText.Fold(Hide("nästa tisdag kl. 14:30")).ShouldBe(PhraseText.Fold("nästa tisdag kl. 14:30"));
        PlainText.Fold(Hide("Göteborg 2026")).ShouldBe("goteborg 2026");
        if (code is not (0x200C or 0x200D))
        {
            TextNormalizer.Normalize(Hide("Förskola")).ShouldBe("förskola");
            BookingReference.FindIn(Hide(reference.ToString())).ShouldBe(reference);
            ContactReader.Read(Hide("Anna anna@example.com")).ShouldBe(("Anna", "anna@example.com", null));
            ContactReader.Read(hidden + "070-123 45 67" + hidden)!.Value.Phone.ShouldBe("070-123 45 67");
        }
    }

    [Theory]
    [InlineData("یوم الثلاثاء", "يوم الثلاثاء")]
    [InlineData("بکرة", "بكره")]
    [InlineData("٢٣ نوفمبر", "۲۳ نوفمبر")]
    public void Persian_and_Arabic_keyboards_write_the_same_dates(string one, string other) =>
        PhraseText.Fold(one).ShouldBe(PhraseText.Fold(other));

    [Theory]
    [InlineData("مدرسة", "مدرسه")]
    [InlineData("کتابخانه", "كتابخانه")]
    [InlineData("هەولێر", "ههولێر")]
    [InlineData("ئەو ۱۲۳", "يهو ١٢٣")]
    [InlineData("مـــدرسة", "مدرسه")]
    public void Letter_variants_and_digits_of_Arabic_script_are_one(string one, string other) =>
        PlainText.Fold(one).ShouldBe(PlainText.Fold(other));

    private static string Character(int code) => code > char.MaxValue ? char.ConvertFromUtf32(code) : ((char)code).ToString();
}
