using CitizenBot.Dialogs.Knowledge;

namespace CitizenBot.Dialogs.Tests.Knowledge;

public sealed class SearchTermsTests
{
    [Fact]
    public void A_text_is_found_by_its_words_and_by_what_they_are_made_of()
    {
        var terms = SearchTerms.Of("Sök bygglov!");
        terms.Words.ShouldBe(["sok", "bygglov"]);
        terms.Grams.ShouldBe(["_sok", "sok_", "_byg", "bygg", "yggl", "gglo", "glov", "lov_"]);
    }

    [Theory]
    [InlineData("BYGGLOV", "bygglov")]
    [InlineData("Förskoleplats", "forskoleplats")]
    [InlineData("الروضة", "الروضه")]
    public void Case_accents_and_spelling_variants_make_no_difference(string one, string other) =>
        SearchTerms.Of(one).Grams.ShouldBe(SearchTerms.Of(other).Grams);

    [Fact]
    public void Parts_of_a_compound_and_their_inflections_share_runs_of_characters()
    {
        var compound = SearchTerms.Of("parkeringstillstånd").Grams;
        SearchTerms.Of("tillståndet").Grams.Intersect(compound).Count().ShouldBeGreaterThanOrEqualTo(5);
        SearchTerms.Of("parkera").Grams.Intersect(compound).Count().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?! \n 🙂")]
    public void Where_there_is_no_word_there_is_no_term(string text) => SearchTerms.Of(text).Words.ShouldBeEmpty();

    [Fact]
    public void What_quotes_a_query_never_is_in_a_term() =>
        SearchTerms.Of("\"a\" OR words:b* NEAR(c)").Words.ShouldBe(["a", "or", "words", "b", "near", "c"]);
}
