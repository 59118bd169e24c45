using CitizenBot.Dialogs.Bookings;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class BookingReferenceTests
{
    private const string Alphabet = "3479ACEFGHJKMPRTWXY";

    [Fact]
    public void Create_uses_only_characters_that_are_safe_on_the_telephone()
    {
        for (var count = 0; count < 500; count++)
            BookingReference.Create().Value.ShouldMatch("^[3479ACEFGHJKMPRTWXY]{8}$");
    }

    [Fact]
    public void TryParse_tolerates_case_spaces_and_dashes()
    {
        var reference = BookingReference.Create();
        var written = $" {reference.ToString().ToLowerInvariant().Replace("-", " – ", StringComparison.Ordinal)}. ";

        BookingReference.TryParse(written, out var parsed).ShouldBeTrue();

        parsed.ShouldBe(reference);
    }

    [Fact]
    public void TryParse_refuses_every_single_wrong_character_and_every_two_that_changed_places()
    {
        for (var count = 0; count < 50; count++)
        {
            var right = BookingReference.Create().Value;
            foreach (var wrong in SingleErrors(right).Concat(Swaps(right)))
                BookingReference.TryParse(wrong, out _).ShouldBeFalse($"{right} -> {wrong}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCD")]
    [InlineData("333333333")]
    [InlineData("O0I1L333")]
    public void TryParse_refuses_what_is_no_reference(string? text) => BookingReference.TryParse(text, out _).ShouldBeFalse();

    private static IEnumerable<string> SingleErrors(string right) =>
        from place in Enumerable.Range(0, right.Length)
        from other in Alphabet
        where other != right[place]
        select right[..place] + other + right[(place + 1)..];

    private static IEnumerable<string> Swaps(string right) =>
        from one in Enumerable.Range(0, right.Length)
        from two in Enumerable.Range(one + 1, right.Length - one - 1)
        where right[one] != right[two]
        select string.Concat(right.Select((character, place) => place == one ? right[two] : place == two ? right[one] : character));

    [Theory]
    [InlineData("cancel my booking {0}")]
    [InlineData("avboka {0} tack")]
    [InlineData("min bokning är {0}.")]
    [InlineData("الغاء الحجز {0}")]
    [InlineData("peru varaus {0}")]
    [InlineData("baaji ballanta {0}")]
    public void A_reference_is_found_beside_other_words(string sentence)
    {
        var reference = BookingReference.Create();

        BookingReference.FindIn(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, reference.Value)).ShouldBe(reference);
    }

    [Theory]
    [InlineData("jag vill avboka min tid")]
    [InlineData("what is my booking reference")]
    public void Words_are_no_reference(string text) => BookingReference.FindIn(text).ShouldBeNull();
}
