using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Tests.Languages;

/// <summary>The emergency check on messages as people write them: what it must hear, and what it must not mistake for danger.</summary>
public sealed class CrisisWordsTests
{
    private static readonly CrisisWords Words = Content.Assistant("goteborg-se").Crisis;

    public static TheoryData<string, string, string> Messages()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Languages", "crisis.tsv")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var columns = line.Split('\t');
            data.Add(columns[0], columns[1], columns[2]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Danger_is_heard_and_nothing_else(string language, string expected, string text) =>
        (Words.Find(text) ?? "-").ShouldBe(expected, $"{language}: {text}");

    [Theory]
    [InlineData("jag vill verkligen inte leva", "suicide")]
    [InlineData("وزوجي يضربني كل يوم", "violence")]
    [InlineData("i really want to kill myself", "suicide")]
    [InlineData("this queue is killing me", null)]
    [InlineData("I want to kill some time", null)]
    public void A_word_in_between_or_an_Arabic_and_in_front_does_not_hide_danger(string text, string? expected) =>
        Words.Find(text).ShouldBe(expected);

    /// <summary>These services are about danger themselves; there the check may speak.</summary>
    private static readonly HashSet<string> AboutDanger = ["vald_nara", "orosanmalan", "nod112", "emergency"];

    [Theory]
    [InlineData("goteborg-se")]
    [InlineData("goteborg-com")]
    [InlineData("hemtjanst")]
    [InlineData("it-support")]
    public void Ordinary_questions_about_services_are_no_emergencies(string assistant) =>
        Content.Assistant(assistant).Examples
            .Where(e => !AboutDanger.Contains(e.Intent) && Words.Find(e.Text) is not null)
            .Select(e => $"{e.Intent} {e.Language}: {e.Text} ({Words.Find(e.Text)})")
            .ShouldBeEmpty();
}
