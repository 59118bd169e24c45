using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Which questions a form has for this draft, in order, by what has been answered so far.</summary>
internal static class FormProgress
{
    private const string More = "more";

    /// <summary>Every question that applies so far; a repeated section up to the first instance that is not whole.</summary>
    public static IEnumerable<FormQuestion> Questions(Form form, ApplicationDraft draft)
    {
        foreach (var section in form.Sections.Where(section => Holds(section.When, draft, null)))
        {
            if (section.Repeat is not { } repeat)
            {
                foreach (var field in section.Fields.Where(field => Applies(field, draft, null)))
                    yield return new FormQuestion(field.Id, field, section, null);
                continue;
            }

            for (var number = 1; number <= repeat.Most; number++)
            {
                foreach (var field in section.Fields.Where(field => Applies(field, draft, Prefix(section, number))))
                    yield return new FormQuestion($"{Prefix(section, number)}{field.Id}", field, section, number);
                if (number == repeat.Most)
                    break;
                var more = $"{Prefix(section, number)}{More}";
                yield return new FormQuestion(more, null, section, number);
                if (draft.Answers.GetValueOrDefault(more)?.Value != "yes")
                    break;
            }
        }
    }

    /// <summary>The first question that has no answer; null when all have.</summary>
    public static FormQuestion? Next(Form form, ApplicationDraft draft) => Questions(form, draft).FirstOrDefault(question => !draft.Answers.ContainsKey(question.Path));

    /// <summary>The question at a path, where it applies.</summary>
    public static FormQuestion? At(Form form, ApplicationDraft draft, string? path) => path is null ? null : Questions(form, draft).FirstOrDefault(question => question.Path == path);

    /// <summary>What has been answered of what applies: the fields alone.</summary>
    public static IEnumerable<(FormQuestion Question, FormAnswer Answer)> Answered(Form form, ApplicationDraft draft) =>
        from question in Questions(form, draft)
        where question.Field is not null && draft.Answers.ContainsKey(question.Path)
        select (question, draft.Answers[question.Path]);

    /// <summary>The value of a summary, or null where nothing is there to work it out from.</summary>
    public static string? Value(Form form, ApplicationDraft draft, FormSummary summary, LocalDate today)
    {
        var answers = Answered(form, draft).Where(a => a.Question.Field!.Id == summary.Of && !a.Answer.IsSkipped).Select(a => a.Answer.Value).ToList();
        return summary.Kind switch
        {
            FormSummaryKind.Count => Answered(form, draft).Where(a => a.Question.Section.Id == summary.Of).Select(a => a.Question.Number).Distinct().Count() is > 0 and var count
                ? count.ToString(CultureInfo.InvariantCulture) : null,
            FormSummaryKind.Sum => answers.Count == 0 ? null : answers.Sum(long.Parse).ToString(CultureInfo.InvariantCulture),
            _ => answers.Count == 0 ? null : string.Join(", ", answers.Select(date => Age(date, today))),
        };
    }

    private static string Age(string date, LocalDate today) =>
        LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var born } ? Period.Between(born, today, PeriodUnits.Years).Years.ToString(CultureInfo.InvariantCulture) : "";

    private static string Prefix(FormSection section, int number) => string.Create(CultureInfo.InvariantCulture, $"{section.Id}.{number}.");

    /// <summary>Whoever has protected identity is never asked where they live.</summary>
    private static bool Applies(FormField field, ApplicationDraft draft, string? prefix) =>
        !(draft.Protected && field.Kind == FormFieldKind.Address) && Holds(field.When, draft, prefix);

    private static bool Holds(IReadOnlyList<FormCondition> when, ApplicationDraft draft, string? prefix) => when.All(condition =>
        (draft.Answers.GetValueOrDefault(prefix + condition.Field) ?? draft.Answers.GetValueOrDefault(condition.Field)) is { } answer
        && answer.Value.Split(',').Any(condition.Values.Contains));
}

/// <summary>A question of a form for one draft.</summary>
/// <param name="Path">What its answer is kept under.</param>
/// <param name="Field">The field; null for the question whether there is one more.</param>
/// <param name="Section">Its section.</param>
/// <param name="Number">In a repeated section, which one, from 1.</param>
internal sealed record FormQuestion(string Path, FormField? Field, FormSection Section, int? Number)
{
    /// <summary>What is asked.</summary>
    public FormText Ask => Field?.Ask ?? Section.Repeat!.More;

    /// <summary>What it is called in a summary.</summary>
    public string Label(string language) => Field is null ? "" : Number is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{Section.Repeat!.Label.In(language)} {number}: {Field.Label.In(language)}")
        : Field.Label.In(language);
}
