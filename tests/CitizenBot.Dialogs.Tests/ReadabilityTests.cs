using CitizenBot.Dialogs.Assistants.Validation;

namespace CitizenBot.Dialogs.Tests;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Vi ses i dag.", 4)] // 4 words in 1 sentence, none long
    [InlineData("Vi ses i dag. Kommunen svarar.", 19.67)] // 6 words in 2 sentences, one of them over six letters
    public void Counts_words_a_sentence_and_long_words(string text, double expected) => Readability.Lix(text).ShouldBe(expected, 0.01);

    [Fact]
    public void Addresses_of_links_are_not_read_and_list_items_are_sentences() =>
        Readability.Lix("- **Ring** [oss](https://goteborg.se/kontaktcenter)\n- Skriv").ShouldBe(1.5, 0.01);
}
