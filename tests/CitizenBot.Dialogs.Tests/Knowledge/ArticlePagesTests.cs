using CitizenBot.Dialogs.Knowledge;

namespace CitizenBot.Dialogs.Tests.Knowledge;

public sealed class ArticlePagesTests
{
    private static readonly IReadOnlyList<Page> Pages = [.. ArticlePages.Of(Content.Assistant("goteborg-se"))];

    [Fact]
    public void Every_article_of_every_language_is_a_page() =>
        Pages.Count.ShouldBe(Content.Assistant("goteborg-se").Services.Values.Sum(service => service.Articles.Count));

    [Fact]
    public void A_section_is_called_what_its_bold_words_say_and_has_no_markup()
    {
        var page = Pages.Single(p => p is { Id: "forskola_ansokan", Language: "sv" });
        page.Sections[0].Heading.ShouldBe(page.Title);
        page.Sections.Select(section => section.Heading).ShouldContain("Avgift");
        page.Sections.ShouldAllBe(section => !section.Text.Contains("**") && !section.Text.Contains("](") && section.Text.Length > 0);
    }

    [Fact]
    public void The_example_questions_of_its_own_language_belong_to_a_page() =>
        Pages.Single(p => p is { Id: "sfi", Language: "so" }).Questions
            .ShouldBe(Content.Assistant("goteborg-se").Examples.Where(e => e is { Intent: "sfi", Language: "so" }).Select(e => e.Text));
}
