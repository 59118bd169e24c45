using CitizenBot.Commands.Search;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Knowledge;

/// <summary>What searching makes of the questions of tests/Evaluation that nothing was tuned on, with the program's own recognizers and indexes.</summary>
public sealed class SearchedDecisionTests
{
    [Theory]
    [InlineData("goteborg-se", 0.93)]
    [InlineData("goteborg-com", 0.95)]
    public async Task The_right_article_is_among_the_first_three_however_a_question_is_misspelt(string assistant, double floor)
    {
        var cases = (await AskAsync(assistant, ["unseen"], text => Misspelling.WithoutMarks(Misspelling.Of(text)))).Where(c => c.Case.InScope).ToList();
        ((double)cases.Count(c => c.FindsWithin(3)) / cases.Count).ShouldBeGreaterThan(floor);
    }

    [Theory]
    [InlineData("goteborg-se")]
    [InlineData("goteborg-com")]
    public async Task No_more_questions_are_answered_wrong_than_by_intent_alone_and_few_right_answers_are_lost(string assistant)
    {
        var cases = (await AskAsync(assistant, ["heldout", "unseen"], text => text)).Where(c => c.Case.InScope).ToList();
        int Count(Func<SearchedCase, Decision> decision, bool right) =>
            cases.Count(c => decision(c).Action == PolicyAction.Answer && c.Case.Expected.Contains(decision(c).Intent) == right);

        Count(c => c.WithSearch, right: false).ShouldBeLessThanOrEqualTo(Count(c => c.ByIntent, right: false));
        Count(c => c.WithSearch, right: true).ShouldBeGreaterThan((int)(0.95 * Count(c => c.ByIntent, right: true)));
    }

    [Fact]
    public async Task Questions_that_were_missed_are_offered_the_right_article_and_few_that_nothing_answers_are_offered_any()
    {
        var cases = await AskAsync("goteborg-se", ["heldout", "unseen"], text => text);
        var missed = cases.Where(c => c.ByIntent.Action == PolicyAction.Miss).ToList();
        missed.Count(c => c.Case.InScope && c.WithSearch.Candidates.Any(c.Case.Expected.Contains)).ShouldBeGreaterThan(3);
        var outside = missed.Where(c => !c.Case.InScope).ToList();
        ((double)outside.Count(c => c.WithSearch.Action != PolicyAction.Miss) / outside.Count).ShouldBeLessThan(0.2);
    }

    private static async Task<IReadOnlyList<SearchedCase>> AskAsync(string id, string[] sets, Func<string, string> written)
    {
        var (recognizers, indexes) = await SharedRecognizers.GetAsync();
        var assistant = AssistantLoader.LoadAll(new StorageOptions().Content)[id];
        var recognizer = await recognizers.OfAsync(assistant, CancellationToken.None);
        var search = new ArticleSearch(indexes);
        var answers = new List<SearchedCase>();
        foreach (var file in sets.Select(set => Path.Combine(RepositoryFolder.Root, "tests", "Evaluation", $"{id}.{set}.tsv")))
        {
            foreach (var item in CaseFile.Read(await File.ReadAllLinesAsync(file), file).Where(c => !c.InScope || c.Expected.Any(assistant.Services.ContainsKey)))
            {
                answers.Add(await SearchedCase.OfAsync(item with { Text = written(item.Text) }, assistant, recognizer, search));
            }
        }

        return answers;
    }
}
