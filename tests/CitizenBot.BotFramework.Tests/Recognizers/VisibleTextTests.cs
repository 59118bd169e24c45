using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.BotFramework.Tests.Recognizers;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\U000E0061\U000E007Fb\U000E0001", "ab")]
    [InlineData("a\u202A\u202B\u202C\u202D\u202Eb\u2066\u2067\u2068\u2069\u200E\u200F\u061Cc", "abc")]
    [InlineData("a\0\u0001\u0008\u001B\u007F\u0080\u009Fb", "ab")]
    [InlineData("a\u00AD\u200B\u2060\uFEFF\uFE0F\u034F\u3164b", "ab")]
    [InlineData("a\uFFFE\uFFFF\uFDD0\U0001FFFEb", "ab")]
    public void What_only_a_program_sees_is_left_out(string text, string visible) => VisibleText.Of(text).ShouldBe(visible);

    [Fact]
    public void Half_a_surrogate_pair_is_left_out()
    {
        foreach (var text in (string[])["a\uD83Db", "a\uDE00b", "a\uDE00\uD83Db", "ab\uD83D"])
        {
            VisibleText.Of(text).ShouldBe("ab");
        }
    }

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("hej 👩\u200D🚒")]
    [InlineData("Zażółć gęślą jaźń, ﬁ ½")]
    public void What_is_spelling_stays(string text) => VisibleText.Of(text).ShouldBe(text);

    [Fact]
    public void Any_white_space_is_a_space_and_any_line_end_a_line_end() =>
        VisibleText.Of("a\tb\u00A0c\u3000d\re\nf\u2028g\u2029h\u0085i\vj").ShouldBe("a b c d e\nf\ng\nh\ni\nj");

    [Fact]
    public void A_limit_counts_what_is_visible_and_splits_no_character()
    {
        VisibleText.Of(new string('\u200B', 5000) + "hej", 3).ShouldBe("hej");
        VisibleText.Of("ab😀c", 3).ShouldBe("ab");
        VisibleText.Of("abc", 2).ShouldBe("ab");
    }

    [Fact]
    public void Whatever_comes_of_it_can_be_normalised()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)(random.Next(3) == 0 ? random.Next(0xD7F0, 0xE010) : random.Next(0x10000)))]);

            Should.NotThrow(() => VisibleText.Of(text).Normalize(System.Text.NormalizationForm.FormKD), string.Join(' ', text.Select(c => $"{(int)c:X4}")));
        }
    }
}
