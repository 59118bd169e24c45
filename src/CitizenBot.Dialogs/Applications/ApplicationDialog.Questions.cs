using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Applications;

/// <summary>How a form asks.</summary>
public sealed partial class ApplicationDialog
{
    private static async Task<DialogTurnResult> AskAsync(
        DialogContext dialogContext, Form form, ApplicationDraft draft, FormQuestion question, CancellationToken cancellationToken, string? before = null)
    {
        var context = dialogContext.Context;
        draft.Asking = question.Path;
        var language = question.Ask.LanguageFor(context.Language());
        if (before is not null)
        {
            await context.SayAsync(Why(draft), before, context.Assistant().Texts.StatusOf(context.Language(), "form.review"), null, cancellationToken);
        }

        var text = question.Number is { } number && question.Field is not null
            ? $"**{question.Section.Repeat!.Label.In(language)} {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}:** {question.Ask.In(language)}"
            : question.Ask.In(language);
        if (question.Field?.Kind is FormFieldKind.Address or FormFieldKind.PersonalIdentityNumber)
        {
            text += $" {context.Assistant().Texts.Get(language, question.Field.Kind == FormFieldKind.Address ? "form.hint.address" : "form.hint.personal_identity_number")}";
        }

        var buttons = new List<CardAction>();
        buttons.AddRange((question.Field?.Choices ?? []).Select(choice => choice.Label.In(language)).Select(label => CardAction.ImBack(label, label)));
        if (question.Field is null or { Kind: FormFieldKind.YesNo })
        {
            buttons.AddRange([context.Button("button.yes"), context.Button("button.no")]);
        }

        if (question.Field is { } file && IsFile(file) && draft.Answers.TryGetValue(question.Path, out var sent) && sent.Files is { Count: > 0 })
        {
            buttons.Add(context.Button("button.form_done"));
        }
        else if (question.Field is { Optional: true, Kind: not FormFieldKind.YesNo })
        {
            buttons.Add(context.Button("button.skip"));
        }

        if (Previous(form, draft) is not null)
        {
            buttons.Add(context.Button("button.back"));
        }

        buttons.Add(context.Button("button.cancel"));
        await context.SayAsync(Why(draft), text, Assistants.TextStatus.Generated, language, buttons, cancellationToken);
        return Waiting(dialogContext, draft);
    }

    private async Task SayBeginningAsync(ITurnContext context, Form form, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        var language = form.Title.LanguageFor(context.Language());
        if (language != Languages.LanguageTags.Written(context.Language()) && language != context.Language())
        {
            await context.SayAsync(Why(draft), "form.other_language", [("language", Languages.LanguageTags.NativeName(language))], null, cancellationToken);
        }

        var texts = context.Assistant().Texts;
        var parts = new List<string> { $"**{form.Title.In(language)}**" };
        if (form.Intro is { } intro)
        {
            parts.Add(intro.In(language));
        }

        if (form.EService is { } service)
        {
            parts.Add(texts.Get(language, "form.e_service", ("link", $"[{service.Host}]({service.AbsoluteUri})")));
        }

        parts.Add(texts.Get(language, "form.guide"));
        await context.SayAsync(Why(draft), string.Join("\n\n", parts), Assistants.TextStatus.Generated, language, null, cancellationToken);
        if (draft.Protected)
        {
            await context.SayAsync(Why(draft), "form.protected", cancellationToken);
        }

        if (AnswerText.Lines(context, form with { Summaries = [] }, draft, answers.Today) is { Length: > 0 } lines)
        {
            await context.SayAsync(Why(draft), "form.taken", [("lines", lines)], null, cancellationToken);
        }
    }

    private static async Task<DialogTurnResult> AskWhichAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        draft.Asking = Step.Change;
        var labels = FormProgress.Answered(form, draft).Select(a => a.Question.Label(context.Language()));
        await context.SayAsync(Why(draft), "form.change_which", [], [.. labels.Select(label => CardAction.ImBack(label, label)), context.Button("button.cancel")], cancellationToken);
        return Waiting(dialogContext, draft);
    }

    /// <summary>The question answered last that still applies and is not the one that is open.</summary>
    private static FormQuestion? Previous(Form form, ApplicationDraft draft) =>
        draft.Asked.Reverse().Where(path => path != draft.Asking).Select(path => FormProgress.At(form, draft, path)).FirstOrDefault(question => question is not null);
}
