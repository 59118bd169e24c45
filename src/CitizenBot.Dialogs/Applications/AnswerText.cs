using System.Text;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>How answers read: in the citizen's language before they are sent, and in Swedish in the record.</summary>
internal static class AnswerText
{
    /// <summary>An answer in a language; the texts give yes and no.</summary>
    public static string In(ITurnContext context, FormField field, FormAnswer answer, string language) => field.Kind switch
    {
        FormFieldKind.Choice or FormFieldKind.Several => string.Join(", ", answer.Value.Split(',').Select(id => field.Choices.FirstOrDefault(c => c.Id == id)?.Label.In(language) ?? id)),
        FormFieldKind.YesNo => context.Assistant().Texts.Get(language, answer.Value == "yes" ? "button.yes" : "button.no"),
        FormFieldKind.File or FormFieldKind.Photo => string.Join(", ", (answer.Files ?? []).Select(file => file.Name)),
        _ => answer.Value,
    };

    /// <summary>All answers as lines of a summary in the language of the turn, with what is worked out from them.</summary>
    public static string Lines(ITurnContext context, Form form, ApplicationDraft draft, LocalDate today)
    {
        var language = context.Language();
        var lines = new StringBuilder();
        foreach (var (question, answer) in FormProgress.Answered(form, draft))
        {
            var value = answer.IsSkipped ? context.Text("form.skipped") : Isolated(ContactQuestions.Plain(In(context, question.Field!, answer, language)), language);
            lines.Append("- **").Append(question.Label(language)).Append(":** ").Append(value).Append('\n');
        }

        foreach (var summary in form.Summaries)
        {
            if (FormProgress.Value(form, draft, summary, today) is { } value)
            {
                lines.Append("- **").Append(summary.Label.In(language)).Append(":** ").Append(value).Append('\n');
            }
        }

        return lines.ToString().TrimEnd();
    }

    /// <summary>A street with its number keeps its order in a text from right to left (Unicode's first strong isolate).</summary>
    private static string Isolated(string value, string language) => LanguageTags.IsRightToLeft(language) ? $"\u2068{value}\u2069" : value;

    /// <summary>The record: Swedish labels and values, with the citizen's own words where they are others.</summary>
    public static IReadOnlyList<RecordedAnswer> Record(ITurnContext context, Form form, ApplicationDraft draft, LocalDate today)
    {
        var record = new List<RecordedAnswer>();
        if (draft.Protected)
        {
            record.Add(new RecordedAnswer("protected_identity", "yes_no", "Skyddad identitet", "Ja") { Data = "yes" });
        }

        foreach (var (question, answer) in FormProgress.Answered(form, draft).Where(a => !a.Answer.IsSkipped))
        {
            var field = question.Field!;
            var value = In(context, field, answer, "sv");
            record.Add(new RecordedAnswer(question.Path, AnswerReader.KindName(field.Kind), question.Label("sv"), value, answer.Said == value ? null : answer.Said)
            {
                Data = field.Kind is FormFieldKind.PersonalIdentityNumber or FormFieldKind.File or FormFieldKind.Photo ? null : answer.Value,
            });
        }

        record.AddRange(from summary in form.Summaries
                        let value = FormProgress.Value(form, draft, summary, today)
                        where value is not null
                        select new RecordedAnswer(summary.Id, "summary", summary.Label.Swedish, value) { Data = value });
        return record;
    }
}
