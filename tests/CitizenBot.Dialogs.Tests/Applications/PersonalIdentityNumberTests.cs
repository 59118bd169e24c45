using CitizenBot.Dialogs.Applications;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Applications;

/// <summary>The numbers are the tax agency's own test numbers (Skatteverket, "testpersonnummer") and others made by the same rule.</summary>
public sealed class PersonalIdentityNumberTests
{
    private static readonly LocalDate Today = new(2026, 11, 27);

    [Theory]
    [InlineData("191212121212", "191212121212")]
    [InlineData("19121212-1212", "191212121212")]
    [InlineData("121212+1212", "191212121212")]
    [InlineData("121212-1212", "201212121212")]
    [InlineData("8112189876", "198112189876")]
    [InlineData("811218-9876", "198112189876")]
    [InlineData(" 811218 9876 ", "198112189876")]
    [InlineData("٨١١٢١٨-٩٨٧٦", "198112189876")]
    [InlineData("701063-2391", "197010632391")]
    public void A_number_is_read_however_it_is_written(string text, string expected)
    {
        PersonalIdentityNumber.TryParse(text, Today, out var number).ShouldBeTrue();
        number!.Reveal().ShouldBe(expected);
        number.ToString().ShouldBe($"••••••-••{expected[^2..]}");
    }

    [Theory]
    [InlineData("811218-9875")]
    [InlineData("811318-9876")]
    [InlineData("810230-9870")]
    [InlineData("20991231-1234")]
    [InlineData("811218-987")]
    [InlineData("811218-98765")]
    [InlineData("070-123 45 67")]
    [InlineData("811292-9876")]
    public void A_wrong_digit_an_impossible_day_or_one_to_come_is_none(string text) =>
        PersonalIdentityNumber.TryParse(text, Today, out _).ShouldBeFalse();

    [Fact]
    public void Any_single_wrong_digit_is_found()
    {
        const string Right = "8112189876";
        for (var at = 6; at < 10; at++)
        {
            foreach (var digit in "0123456789".Where(d => d != Right[at]))
            {
                PersonalIdentityNumber.TryParse(Right[..at] + digit + Right[(at + 1)..], Today, out _).ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData("Mitt nummer är 811218-9876.", "Mitt nummer är ••••••-••76.", 1)]
    [InlineData("198112189876 och 19121212-1212", "••••••-••76 och ••••••-••12", 2)]
    [InlineData("رقمي ٨١١٢١٨-٩٨٧٦ شكرا", "رقمي ••••••-••76 شكرا", 1)]
    [InlineData("Ring 0701234567 eller 031-365 00 00 eller +46701234567", "Ring 0701234567 eller 031-365 00 00 eller +46701234567", 0)]
    [InlineData("Ärende 2026-11-27, konto 1234567890123456", "Ärende 2026-11-27, konto 1234567890123456", 0)]
    [InlineData("0704012345", "0704012345", 0)]
    public void Numbers_in_a_text_are_masked_and_nothing_else_is(string text, string masked, int count)
    {
        var (shown, numbers) = PersonalIdentityNumber.Mask(text, Today);

        shown.ShouldBe(masked);
        numbers.Count.ShouldBe(count);
    }
}
