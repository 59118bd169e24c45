using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Tests.Applications;

public sealed class FormTests
{
    private const string Path = "x/services/y/form.yaml";
    private const string Good = """
        title: { sv: A, en: B }
        sections:
          - id: one
            fields:
              - { id: kind, kind: choice, label: { sv: K }, ask: { sv: K }, choices: [{ id: a, label: { sv: A } }, { id: b, label: { sv: B } }] }
              - { id: more_text, kind: text, label: { sv: T }, ask: { sv: T }, when: { kind: [a] } }
          - id: child
            when: { kind: b }
            repeat: { most: 3, label: { sv: Barn }, more: { sv: Ett till? } }
            fields:
              - { id: born, kind: date, dates: past, label: { sv: F }, ask: { sv: F } }
        summary:
          - { id: children, label: { sv: Antal barn }, count: child }
        """;

    [Fact]
    public void A_form_is_read_with_its_conditions_repeats_and_summaries()
    {
        var form = Form.Parse(Good, Path);

        (form.Assistant, form.Service, form.Title.In("fi"), form.Title.In("sv-simple")).ShouldBe(("x", "y", "B", "A"));
        form.Sections[1].Repeat!.Most.ShouldBe(3);
        form.Sections[0].Fields[1].When.Single().Values.ShouldBe(["a"]);
        form.Summaries.Single().Kind.ShouldBe(FormSummaryKind.Count);
    }

    [Theory]
    [InlineData("title: { sv: A, en: B }", "title: { en: B }", 1, "no Swedish text")]
    [InlineData("title: { sv: A, en: B }", "title: { sv: A, xx: B }", 1, "'xx' is no language here")]
    [InlineData("kind: choice", "kind: list", 5, "'kind' is one of: text, number, choice, several, date, address, personal_identity_number")]
    [InlineData("when: { kind: [a] }", "when: { kind: [c] }", 6, "'c' is none of the answers of 'kind': a, b")]
    [InlineData("when: { kind: [a] }", "when: { born: x }", 6, "there is no field 'born' before this one")]
    [InlineData("id: more_text, kind: text", "id: kind, kind: text", 6, "the field 'kind' is there twice")]
    [InlineData("id: more_text, kind: text", "id: more_text, kind: text, dates: past", 6, "'dates' has no meaning for this kind of field")]
    [InlineData("id: more_text, kind: text", "id: more_text, kind: text, pattern: '['", 6, "no regular expression")]
    [InlineData("id: more_text, kind: text", "id: more_text, kind: text, pattern: '\\d{3}', example: A1", 6, "the 'example' does not fit the 'pattern'")]
    [InlineData("id: more_text, kind: text", "id: more_text, kind: text, colour: red", 6, "'colour' is none of")]
    [InlineData("most: 3", "most: 1", 9, "from 2 to 20")]
    [InlineData("count: child", "count: one", 13, "'one' is no repeated section")]
    [InlineData("count: child", "age: kind", 13, "'kind' is no date field")]
    public void What_is_wrong_is_named_with_file_line_and_reason(string right, string wrong, int line, string reason)
    {
        var error = Should.Throw<ContentException>(() => Form.Parse(Good.Replace(right, wrong, StringComparison.Ordinal), Path));

        error.Message.ShouldContain(reason);
        error.Message.ShouldContain(Path);
        error.Line.ShouldBe(line);
    }
}
