using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Tests.Understanding;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("Var är Förskolan?", "var är förskolan?")]
    [InlineData("ＡＢＣ ﬁ", "abc fi")]
    [InlineData("Fo\u0308rskola", "förskola")]
    [InlineData("١١٢ ۱۱۲", "112 112")]
    [InlineData("مُدَرِّسَة", "مدرسه")]
    [InlineData("أإآى ــ", "اااي ")]
    [InlineData("کی", "كي")]
    [InlineData("a\u202Eb\u0000c\u00ADd\u200Be", "abcde")]
    [InlineData("می\u200Cخواهم", "مي\u200Cخواهم")]
    [InlineData("hej\U000E0041\U000E0042", "hej")]
    [InlineData("a\tb\r\nc", "a b  c")]
    public void Folds_what_means_the_same(string text, string normalized) =>
        TextNormalizer.Normalize(text).ShouldBe(normalized);

    [Theory]
    [InlineData("förskola på ålder", "forskola pa alder")]
    [InlineData("päivä", "paiva")]
    [InlineData("øl łódź ısı", "ol lodz isi")]
    [InlineData("їжак й", "їжак й")]
    [InlineData("مدرسة", "مدرسة")]
    public void Removes_the_marks_of_Latin_letters_only(string text, string bare) =>
        TextNormalizer.RemoveMarks(text).ShouldBe(bare);

    [Fact]
    public void Drops_half_a_surrogate_pair() =>
        TextNormalizer.Normalize("half \uD83D pair").ShouldBe("half  pair");

    [Fact]
    public void Reads_only_the_start_of_a_very_long_text() =>
        TextNormalizer.Normalize(new string('a', 100_000)).Length.ShouldBe(TextNormalizer.MaximumLength);
}
