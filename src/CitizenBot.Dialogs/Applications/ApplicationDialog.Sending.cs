using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>How a form is filed, or kept for later.</summary>
public sealed partial class ApplicationDialog
{
    private async Task<DialogTurnResult> FileAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (FormProgress.Next(form, draft) is not null)
        {
            // New content asks for more than the old.
            return await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        var assistant = context.Assistant();
        var service = assistant.Services[draft.Service];
        var answered = FormProgress.Answered(form, draft).ToList();
        var chosen = answered.SelectMany(a => a.Question.Field!.Choices.Where(choice => a.Answer.Value.Split(',').Contains(choice.Id))).FirstOrDefault(choice => choice.Team is not null);
        var team = draft.Protected ? assistant.SensitiveTeam : assistant.Teams[chosen?.Team ?? form.Team ?? service.Team.Id];
        var application = new Application
        {
            Reference = ApplicationReference.TryParse(draft.Reference, out var kept) ? kept : ApplicationReference.Create(),
            Assistant = form.Assistant,
            Service = form.Service,
            Team = team.Id,
            Sensitive = service.Sensitive || draft.Protected,
            ProtectedIdentity = draft.Protected,
            Language = context.Language(),
            Title = form.Title.Swedish,
            Answers = AnswerText.Record(context, form, draft, answers.Today),
            Files = [.. answered.SelectMany(a => a.Answer.Files ?? [])],
            Email = Value(answered, FormFieldKind.Email),
            Phone = Value(answered, FormFieldKind.Phone),
            ConversationKey = context.Snapshot().Id,
            FiledAt = Instant.FromDateTimeOffset(time.GetUtcNow()),
            ContentVersion = assistant.ContentVersion,
        };
        context.Stage(new ApplicationFiled(
            application,
            answered.Where(a => a.Answer.IdentityNumber is not null).ToDictionary(a => a.Question.Path, a => a.Answer.IdentityNumber!)));
        if (application.Email is not null || application.Phone is not null)
        {
            await _contact.SetAsync(context, new ContactMemory(application.Email, application.Phone), cancellationToken);
        }

        var text = context.Text("form.sent", ("form", form.Title.In(context.Language())), ("reference", application.Reference.ToString()), ("team", team.Name.In(context.Language())));
        if (form.EService is { } address)
        {
            text += $"\n\n{context.Text("form.e_service_after", ("link", $"[{address.Host}]({address.AbsoluteUri})"))}";
        }

        await context.SayAsync(Why(draft) with { Outcome = Outcomes.Answer }, text, assistant.Texts.StatusOf(context.Language(), "form.sent"), [context.Button("button.application_status"), context.PersonButton()], cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    private static async Task KeepAsync(ITurnContext context, Form form, ApplicationDraft draft, string textId, CancellationToken cancellationToken)
    {
        var answered = FormProgress.Answered(form, draft).ToList();
        var (email, phone) = (Value(answered, FormFieldKind.Email), Value(answered, FormFieldKind.Phone));
        draft.Reference ??= ApplicationReference.Create().Value;
        _ = ApplicationReference.TryParse(draft.Reference, out var reference);
        context.Stage(new DraftKept(new KeptDraft(
            draft.Reference, form.Assistant, form.Service, context.Snapshot().Id, email, phone, JsonSerializer.Serialize(draft, ApplicationJson.Default.ApplicationDraft))));
        var how = context.Text(email is null && phone is null ? "form.saved_here" : "form.saved_proof");
        await context.SayAsync(
            Why(draft) with { Outcome = Outcomes.Answer }, $"{context.Text(textId, ("reference", reference!.ToString()))} {how}",
            context.Assistant().Texts.StatusOf(context.Language(), textId), [context.Button("button.form_continue")], cancellationToken);
    }

    private static string? Value(IEnumerable<(FormQuestion Question, FormAnswer Answer)> answered, FormFieldKind kind) =>
        answered.FirstOrDefault(a => a.Question.Field!.Kind == kind && !a.Answer.IsSkipped).Answer?.Value;
}
