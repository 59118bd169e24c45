using System.Globalization;
using CitizenBot.BotFramework.Dialogs;

namespace CitizenBot.BotFramework.Tests.Dialogs;

public class RecognizerTests
{
    [Theory]
    [InlineData("Centrum", 0)]
    [InlineData("  cENTRUM! ", 0)]
    [InlineData("nya centrum", 1)]
    [InlineData("jag vill till nya centrum", 1)]
    [InlineData("jag vill till centrum", 0)]
    [InlineData("centrum eller angered", null)]
    [InlineData("nya", 1)]
    [InlineData("torg", null)]
    [InlineData("2", 1)]
    [InlineData("٢", 1)]
    [InlineData("۳", 2)]
    [InlineData("2.", 1)]
    [InlineData("0", null)]
    [InlineData("6", null)]
    [InlineData("99999999999", null)]
    [InlineData("den andra", 1)]
    [InlineData("Den sista", 4)]
    [InlineData("den tionde", null)]
    [InlineData("city", 0)]
    [InlineData("place-angered", 2)]
    [InlineData("المركز", 3)]
    [InlineData("المَرْكَز", 3)]
    [InlineData("我想去市中心看看", 4)]
    [InlineData("cent", null)]
    [InlineData("", null)]
    [InlineData("?!", null)]
    public void A_choice_is_read(string text, int? index)
    {
        Choice[] choices =
        [
            new() { Value = "place-centrum", Title = "Centrum", Synonyms = ["city", "mitten, torget"] },
            new() { Value = "place-nya", Title = "Nya Centrum", Synonyms = ["stora torg"] },
            new() { Value = "place-angered", Title = "Angered", Synonyms = ["lilla torg"] },
            new() { Value = "place-ar", Title = "المركز" },
            new() { Value = "place-zh", Title = "市中心" },
        ];
        var ordinals = new Dictionary<string, int> { ["den andra"] = 2, ["den sista"] = -1, ["den tionde"] = 10 };

        (new ChoiceRecognizer(_ => ordinals).Recognize(text, choices, "sv")?.Index).ShouldBe(index);
    }

    [Theory]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("don't", "don’t")]
    [InlineData("Ａ１", "a1")]
    [InlineData("kl. 14", "kl 14")]
    public void What_people_type_in_different_ways_is_the_same(string typed, string same)
    {
        Choice[] choices = [new() { Value = same }];

        new ChoiceRecognizer().Recognize(typed, choices, null).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("vi är 3 personer", "3")]
    [InlineData("-2", "-2")]
    [InlineData("−2", "-2")]
    [InlineData("1,5", "1.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("١٫٥", "1.5")]
    [InlineData("12 500", "12500")]
    [InlineData("12\u00A0500,50", "12500.50")]
    [InlineData("1.000.000", "1000000")]
    [InlineData("1,000,000", "1000000")]
    [InlineData("۱۲", "12")]
    [InlineData("2-3", null)]
    [InlineData("14:30", null)]
    [InlineData("tre", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999999999999999", null)]
    public void A_number_is_read(string text, string? number) =>
        (new NumberRecognizer().Recognize(text, null)?.ToString(CultureInfo.InvariantCulture)).ShouldBe(number);

    [Theory]
    [InlineData("Yes!", true)]
    [InlineData("yes please", true)]
    [InlineData("no thanks", false)]
    [InlineData("I don't want to", false)]
    [InlineData("I don’t", false)]
    [InlineData("not sure", null)]
    [InlineData("maybe", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Yes_and_no_are_read(string text, bool? answer) =>
        ConfirmRecognizer.English.Recognize(text, "en").ShouldBe(answer);

    [Theory]
    [InlineData("2026-03-01", "2026-03-01")]
    [InlineData(" 14:00 ", "T14:00")]
    [InlineData("9:30", "T09:30")]
    [InlineData("2026-03-01T14:00", "2026-03-01T14:00")]
    public void A_date_or_time_is_read(string text, string timex) =>
        new IsoDateTimeRecognizer().Recognize(text, null).ShouldHaveSingleItem().Timex.ShouldBe(timex);

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("25:00")]
    [InlineData("i morgon")]
    [InlineData("")]
    public void What_is_no_date_has_no_meaning(string text) => new IsoDateTimeRecognizer().Recognize(text, null).ShouldBeEmpty();
}
