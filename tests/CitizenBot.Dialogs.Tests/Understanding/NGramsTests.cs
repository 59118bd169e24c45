using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Tests.Understanding;

public sealed class NGramsTests
{
    private readonly NGrams _sut = new();

    [Fact]
    public void Reads_words_pairs_and_runs_inside_word_boundaries()
    {
        _sut.Read("ab cd");
        _sut.Words.Length.ShouldBe(2);
        _sut.Pairs.Length.ShouldBe(3);
        // _ab_ has _a ab b_, _ab ab_ and _ab_: six, and so has _cd_.
        _sut.Characters.Length.ShouldBe(12);
    }

    [Theory]
    [InlineData("su'aal", "suaal")]
    [InlineData("don’t", "dont")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    public void Words_are_the_same_with_and_without_an_apostrophe_or_joiner(string one, string other)
    {
        _sut.Read(one);
        var word = _sut.Words[0];
        _sut.Read(other);
        _sut.Words[0].ShouldBe(word);
    }

    [Fact]
    public void Characters_of_scripts_without_spaces_are_words()
    {
        _sut.Read("图书馆 abc");
        _sut.Words.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ?! ")]
    [InlineData("😀")]
    public void Has_nothing_to_read_in(string text)
    {
        _sut.Read(text);
        _sut.IsEmpty.ShouldBeTrue();
    }
}
