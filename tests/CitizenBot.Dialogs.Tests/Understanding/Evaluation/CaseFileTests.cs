using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding.Evaluation;

public sealed class CaseFileTests
{
    [Fact]
    public void Reads_intents_choices_and_out_of_scope()
    {
        var cases = CaseFile.Read(["lang\ttext\texpected", "# greetings", "sv\thej\tgreeting", "", "en\tbook or move\tbooking_any|booking_manage", "fi\tsää\toos"], "f.tsv");
        cases.Select(item => item.Language).ShouldBe(["sv", "en", "fi"]);
        cases[1].Expected.ShouldBe(["booking_any", "booking_manage"]);
        cases[2].InScope.ShouldBeFalse();
    }

    [Fact]
    public void Reads_one_split_of_a_research_set() =>
        CaseFile.ReadSplit(["train\ta\tone", "test\tb\ttwo", "test\toos\tthree"], "f.tsv", "test", "en").Select(item => item.Text).ShouldBe(["two", "three"]);

    [Theory]
    [InlineData("sv\thej", "2 columns")]
    [InlineData("sv\thej\ta\tb", "4 columns")]
    [InlineData("sv\t\tgreeting", "column 2 is empty")]
    [InlineData("sv\thej\ta|", "neither an intent")]
    [InlineData("sv\thej\ta|oos", "neither an intent")]
    public void Names_the_line_that_is_wrong(string line, string reason)
    {
        var error = Should.Throw<EvaluationFileException>(() => CaseFile.Read(["sv\thej\tgreeting", line], "f.tsv"));
        error.Message.ShouldStartWith("f.tsv:2: ");
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_file_or_split_without_cases_is_refused()
    {
        Should.Throw<EvaluationFileException>(() => CaseFile.Read(["# nothing"], "f.tsv"));
        Should.Throw<EvaluationFileException>(() => CaseFile.ReadSplit(["train\ta\tone"], "f.tsv", "test", "en")).Message.ShouldContain("'test'");
    }
}
