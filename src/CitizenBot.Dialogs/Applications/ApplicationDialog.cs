using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>
/// Fills in a form: takes what the citizen has said already, asks for the rest one question at a time, shows all of it, and files
/// nothing without a yes. What it keeps between turns is a draft of names, so the citizen can come back after days.
/// </summary>
public sealed partial class ApplicationDialog(IApplicationReader applications, AnswerReader answers, FormWords words, ConversationState state, TimeProvider time) : CitizenDialog(DialogId)
{
    /// <summary>Its id in the set.</summary>
    public const string DialogId = "application";

    private const string DraftKey = "draft";

    private const int LongestQuestion = 80;

    private readonly IStatePropertyAccessor<ContactMemory> _contact = state.CreateProperty("contact", ApplicationJson.Default.ContactMemory);

    /// <summary>Begins with a service.</summary>
    /// <param name="service">Its id.</param>
    /// <param name="fromSentence">Whether the message that begins it says something about the matter; a button does not.</param>
    public static JsonElement OptionsFor(string service, bool fromSentence) =>
        JsonSerializer.SerializeToElement(new ApplicationOptions(service, fromSentence), ApplicationJson.Default.ApplicationOptions);

    /// <inheritdoc/>
    public override string? TopicOf(DialogInstance instance) => instance.Get(DraftKey, ApplicationJson.Default.ApplicationDraft)?.Service;

    /// <inheritdoc/>
    public override bool TakesFiles(DialogContext dialogContext, DialogInstance instance) =>
        instance.Get(DraftKey, ApplicationJson.Default.ApplicationDraft) is { } draft && FormOf(dialogContext.Context, draft)?.Fields.Any(IsFile) == true;

    /// <inheritdoc/>
    public override bool Accepts(DialogContext dialogContext, DialogInstance instance, string text)
    {
        var (context, draft) = (dialogContext.Context, instance.Get(DraftKey, ApplicationJson.Default.ApplicationDraft)!);
        if (FormOf(context, draft) is not { } form || words.Steers(context, text))
        {
            return true;
        }

        return draft.Asking switch
        {
            Step.Review => words.IsYes(context, text) || words.IsNo(context, text) || Corrections(context, form, draft, text).Any() || (!IsQuestion(text) && FormWords.NamedIn(form, draft, text) is not null),
            Step.Change => FormWords.NamedIn(form, draft, text) is not null,
            var path => FormProgress.At(form, draft, path) is not { } question
                || (question.Field is { Optional: true } && words.IsSkip(context, text))
                || Answers(context, question.Field, text),
        };
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (context.TurnState.Get<TakenDraft>() is { } taken)
        {
            await context.SayAsync(Why(taken.Draft), "form.resumed", cancellationToken);
            return await AdvanceAsync(dialogContext, taken.Draft, cancellationToken);
        }

        var begin = options!.Value.Deserialize(ApplicationJson.Default.ApplicationOptions)!;
        var draft = new ApplicationDraft { Version = ApplicationDraft.CurrentVersion, Service = begin.Service };
        var form = FormOf(context, draft)!;
        var text = context.Activity.Text ?? "";
        draft.Protected = words.SaysProtected(context, text);
        if (begin.FromSentence)
        {
            TakeInPassing(context, form, draft, text, opening: true);
        }

        if (await _contact.GetAsync(context, () => new ContactMemory(null, null), cancellationToken) is { } contact)
        {
            TakeContact(form, draft, contact);
        }

        if (form.Fields.FirstOrDefault(IsFile) is { } fileField && await FilesAsync(context, fileField, cancellationToken) is { Count: > 0 } files)
        {
            draft.Answers[fileField.Id] = new FormAnswer("") { Files = files };
        }

        await SayBeginningAsync(context, form, draft, cancellationToken);
        return await AdvanceAsync(dialogContext, draft, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var draft = dialogContext.ActiveDialog!.Get(DraftKey, ApplicationJson.Default.ApplicationDraft)!;
        if (draft.Version != ApplicationDraft.CurrentVersion || FormOf(context, draft) is not { } form)
        {
            await context.SayAsync(Why(draft), "dialog.restarted", cancellationToken);
            return await dialogContext.EndDialogAsync(null, cancellationToken);
        }

        var text = context.Activity.Text?.Trim() ?? "";
        if (words.SaysProtected(context, text) && !draft.Protected)
        {
            await ProtectAsync(context, form, draft, cancellationToken);
            if (FormProgress.At(form, draft, draft.Asking)?.Field is not { Kind: FormFieldKind.Text })
            {
                return await AdvanceAsync(dialogContext, draft, cancellationToken);
            }
        }

        if (words.IsSave(context, text))
        {
            await KeepAsync(context, form, draft, "form.saved", cancellationToken);
            return await dialogContext.EndDialogAsync(null, cancellationToken);
        }

        if (words.IsBack(context, text))
        {
            return await BackAsync(dialogContext, form, draft, cancellationToken);
        }

        if (words.IsChange(context, text) || (words.BeginsChange(context, text) && FormWords.NamedIn(form, draft, text) is not null))
        {
            return await ChangeAsync(dialogContext, form, draft, text, cancellationToken);
        }

        return draft.Asking switch
        {
            Step.Review => await ReviewedAsync(dialogContext, form, draft, text, cancellationToken),
            Step.Change => await ChangeAsync(dialogContext, form, draft, text, cancellationToken),
            _ => await AnswerAsync(dialogContext, form, draft, text, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public override async Task RepromptDialogAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken)
    {
        var draft = instance.Get(DraftKey, ApplicationJson.Default.ApplicationDraft)!;
        if (FormOf(dialogContext.Context, draft) is { } form)
        {
            await (FormProgress.At(form, draft, draft.Asking) is { } question
                ? AskAsync(dialogContext, form, draft, question, cancellationToken)
                : AdvanceAsync(dialogContext, draft, cancellationToken));
        }
    }

    /// <summary>People take over: what has been filled in is kept, so that nothing has to be said twice.</summary>
    public override async Task SetAsideAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken)
    {
        var draft = instance.Get(DraftKey, ApplicationJson.Default.ApplicationDraft);
        if (draft is not null && FormOf(dialogContext.Context, draft) is { } form && draft.Answers.Count > 0)
        {
            await KeepAsync(dialogContext.Context, form, draft, "form.set_aside", cancellationToken);
        }
    }

    private async Task<DialogTurnResult> AnswerAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, string text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (FormProgress.At(form, draft, draft.Asking) is not { } question)
        {
            // New content no longer asks it.
            return await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        var field = question.Field;
        if (context.Activity.Attachments is { Count: > 0 } && (field is not null && IsFile(field) ? field : form.Fields.FirstOrDefault(IsFile)) is { } takes)
        {
            // Words beside a file answer what was asked, unless that was the file.
            var path = field == takes ? question.Path : takes.Id;
            if (await TakeFilesAsync(dialogContext, form, draft, takes, path, alone: text.Length == 0 || field == takes, cancellationToken) is { } waiting)
            {
                return waiting;
            }
        }

        if (text.Length == 0)
        {
            return Waiting(dialogContext, draft);
        }

        if (field is not null && IsFile(field))
        {
            return await AnswerFilesAsync(dialogContext, form, draft, question, text, cancellationToken);
        }

        if (field is null)
        {
            if (!words.IsYes(context, text) && !words.IsNo(context, text))
            {
                return await AskAsync(dialogContext, form, draft, question, cancellationToken, context.Text("form.again.yes_no"));
            }

            return await StoreAsync(dialogContext, form, draft, question, new FormAnswer(words.IsYes(context, text) ? "yes" : "no"), cancellationToken);
        }

        if (field.Optional && field.Kind != FormFieldKind.YesNo && words.IsSkip(context, text))
        {
            return await StoreAsync(dialogContext, form, draft, question, FormAnswer.Skipped, cancellationToken);
        }

        var (answer, again, values) = answers.Read(context, field, text);
        return answer is null
            ? await AskAsync(dialogContext, form, draft, question, cancellationToken, context.Text(again, values))
            : await StoreAsync(dialogContext, form, draft, question, answer, cancellationToken, text);
    }

    /// <summary>Keeps an answer, and whatever else the words say plainly about what is still to be asked.</summary>
    private async Task<DialogTurnResult> StoreAsync(
        DialogContext dialogContext, Form form, ApplicationDraft draft, FormQuestion question, FormAnswer answer, CancellationToken cancellationToken, string? text = null)
    {
        draft.Answers[question.Path] = answer;
        draft.Asked.Remove(question.Path);
        draft.Asked.Add(question.Path);
        if (question.Field?.Kind == FormFieldKind.Text && text is not null)
        {
            TakeInPassing(dialogContext.Context, form, draft, text, opening: false);
        }

        return await AdvanceAsync(dialogContext, draft, cancellationToken);
    }

    /// <summary>Asks for what is missing next, or shows all of it and asks for the yes.</summary>
    private async Task<DialogTurnResult> AdvanceAsync(DialogContext dialogContext, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var form = FormOf(context, draft)!;
        if (FormProgress.Next(form, draft) is { } question)
        {
            return await AskAsync(dialogContext, form, draft, question, cancellationToken);
        }

        (draft.Asking, draft.Reviewed) = (Step.Review, true);
        await context.SayAsync(
            Why(draft), "form.review", [("lines", AnswerText.Lines(context, form, draft, answers.Today))],
            [context.Button("button.form_send"), context.Button("button.form_change"), context.Button("button.form_save"), context.Button("button.cancel")], cancellationToken);
        return Waiting(dialogContext, draft);
    }

    private async Task<DialogTurnResult> ReviewedAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, string text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (words.IsYes(context, text))
        {
            return await FileAsync(dialogContext, form, draft, cancellationToken);
        }

        if (words.IsNo(context, text))
        {
            return await AskWhichAsync(dialogContext, form, draft, cancellationToken);
        }

        // "No, it is Storgatan 5" is a correction where only one field can be meant.
        var corrected = Corrections(context, form, draft, text).ToList();
        if (corrected is [var (question, answer)])
        {
            draft.Answers[question.Path] = answer;
            return await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        if (FormWords.NamedIn(form, draft, text) is { } named)
        {
            return await AskAsync(dialogContext, form, draft, named, cancellationToken);
        }

        await context.SayAsync(
            Why(draft), "form.review_again", [],
            [context.Button("button.form_send"), context.Button("button.form_change"), context.Button("button.form_save"), context.Button("button.cancel")], cancellationToken);
        return Waiting(dialogContext, draft);
    }

    private static async Task<DialogTurnResult> ChangeAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, string text, CancellationToken cancellationToken) =>
        FormWords.NamedIn(form, draft, text) is { } question
            ? await AskAsync(dialogContext, form, draft, question, cancellationToken)
            : await AskWhichAsync(dialogContext, form, draft, cancellationToken);

    private async Task<DialogTurnResult> BackAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Asking == Step.Change || Previous(form, draft) is not { } previous)
        {
            return draft.Asking == Step.Change
                ? await AdvanceAsync(dialogContext, draft, cancellationToken)
                : FormProgress.At(form, draft, draft.Asking) is { } first
                    ? await AskAsync(dialogContext, form, draft, first, cancellationToken, dialogContext.Context.Text("form.back_first"))
                    : await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        draft.Asked.Remove(previous.Path);
        draft.Answers.Remove(previous.Path);
        return await AskAsync(dialogContext, form, draft, previous, cancellationToken);
    }

    private static Form? FormOf(ITurnContext context, ApplicationDraft draft) => context.Assistant().Services.GetValueOrDefault(draft.Service)?.Form;

    private static Explanation Why(ApplicationDraft draft) => new(draft.Service, null, Outcomes.Prompt);

    private static DialogTurnResult Waiting(DialogContext dialogContext, ApplicationDraft draft)
    {
        dialogContext.ActiveDialog!.Set(DraftKey, draft, ApplicationJson.Default.ApplicationDraft);
        return EndOfTurn;
    }
}

/// <summary>The kept draft that a turn takes up again.</summary>
internal sealed record TakenDraft(ApplicationDraft Draft);
