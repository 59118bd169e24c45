using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Applications;

/// <summary>What words say about the fields of a form.</summary>
public sealed partial class ApplicationDialog
{
    private static async Task ProtectAsync(ITurnContext context, Form form, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        // What was said before that is forgotten too.
        var addresses = form.Fields.Where(field => field.Kind == FormFieldKind.Address).Select(field => field.Id).ToHashSet();
        foreach (var path in draft.Answers.Keys.Where(path => addresses.Contains(path.Split('.')[^1])).ToList())
        {
            draft.Answers.Remove(path);
        }

        draft.Protected = true;
        await context.SayAsync(Why(draft), "form.protected", cancellationToken);
    }

    private static void TakeInPassing(ITurnContext context, Form form, ApplicationDraft draft, string text, bool opening)
    {
        var numbers = form.Fields.Count(field => field.Kind == FormFieldKind.PersonalIdentityNumber);

        // An answer may bring further questions with it.
        for (var more = true; more;)
        {
            more = false;
            foreach (var question in FormProgress.Questions(form, draft).Where(q => q is { Field: not null, Number: null } && !draft.Answers.ContainsKey(q.Path)).ToList())
            {
                var field = question.Field!;
                if ((opening || field.Kind is not (FormFieldKind.Choice or FormFieldKind.Several)) && (numbers == 1 || field.Kind != FormFieldKind.PersonalIdentityNumber)
                    && AnswerReader.ReadInPassing(context, field, text, opening) is { } answer)
                {
                    draft.Answers[question.Path] = answer;
                    more = true;
                }
            }
        }
    }

    /// <summary>What a text says that differs from the draft, for fields whose answers cannot be mistaken.</summary>
    private static IEnumerable<(FormQuestion Question, FormAnswer Answer)> Corrections(ITurnContext context, Form form, ApplicationDraft draft, string text) =>
        from answered in FormProgress.Answered(form, draft)
        where answered.Question.Field!.Kind is FormFieldKind.Place or FormFieldKind.Email or FormFieldKind.Phone || answered.Question.Field.Pattern is not null
        let said = AnswerReader.ReadInPassing(context, answered.Question.Field!, text, opening: false)
        where said is not null && said.Value != answered.Answer.Value
        select (answered.Question, said);

    private static void TakeContact(Form form, ApplicationDraft draft, ContactMemory contact)
    {
        foreach (var field in FormProgress.Questions(form, draft).Where(q => q is { Field: not null, Number: null } && !draft.Answers.ContainsKey(q.Path)).Select(q => q.Field!).ToList())
        {
            var known = field.Kind switch { FormFieldKind.Email => contact.Email, FormFieldKind.Phone => contact.Phone, _ => null };
            if (known is not null)
            {
                draft.Answers[field.Id] = new FormAnswer(known);
            }
        }
    }

    private bool Answers(ITurnContext context, FormField? field, string text) => field?.Kind switch
    {
        null => words.IsYes(context, text) || words.IsNo(context, text),
        FormFieldKind.Text when field.Pattern is null => !IsQuestion(text),
        FormFieldKind.Address or FormFieldKind.Place => !IsQuestion(text),
        FormFieldKind.File or FormFieldKind.Photo => words.IsDone(context, text) || words.IsSkip(context, text),
        FormFieldKind.PersonalIdentityNumber => context.TurnState.Get<WrittenIdentityNumbers>() is { Protected.Count: 1 } || PersonalIdentityNumber.TryParse(text, answers.Today, out _),
        _ => answers.Read(context, field, text).Answer is not null,
    };

    private static bool IsQuestion(string text) => text.AsSpan().ContainsAny('?', '؟') && text.Length <= LongestQuestion;
}
