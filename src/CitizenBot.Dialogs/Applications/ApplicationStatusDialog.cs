using System.Text;
using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Tells how far a case has come, and takes up a form that was kept. Another conversation than the one it was made in needs a proof.</summary>
public sealed class ApplicationStatusDialog(IApplicationReader applications, Vocabulary vocabulary) : CitizenDialog(DialogId)
{
    /// <summary>Its id in the set.</summary>
    public const string DialogId = "application-status";

    private const string DraftKey = "draft";
    private const int MostGuesses = 3;
    private const int MostShown = 5;

    /// <summary>Begins with the service that the question was about, for explanations; null for none.</summary>
    public static JsonElement OptionsFor(string? service) =>
        JsonSerializer.SerializeToElement(new ApplicationOptions(service ?? "", FromSentence: false), ApplicationJson.Default.ApplicationOptions);

    /// <inheritdoc/>
    public override string? TopicOf(DialogInstance instance) =>
        instance.Options?.Deserialize(ApplicationJson.Default.ApplicationOptions) is { Service: { Length: > 0 } service } ? service : null;

    /// <inheritdoc/>
    public override bool Accepts(DialogContext dialogContext, DialogInstance instance, string text) =>
        instance.Get(DraftKey, ApplicationJson.Default.StatusDraft)?.Reference is null ? ApplicationReference.FindIn(text) is not null : ContactReader.Read(text) is not null;

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var text = context.Activity.Text ?? "";
        if (ApplicationReference.FindIn(text) is { } reference)
        {
            return await LookUpAsync(dialogContext, reference, cancellationToken);
        }

        var kept = await applications.DraftOfConversationAsync(context.Snapshot().Id, cancellationToken);
        var own = await applications.OfConversationAsync(context.Snapshot().Id, cancellationToken);
        if (kept is not null && (own.Count == 0 || WantsToContinue(context, text)))
        {
            return await TakeAsync(dialogContext, kept, cancellationToken);
        }

        if (own.Count == 0)
        {
            return await AskAsync(dialogContext, new StatusDraft(null, false, 0), "form.reference", cancellationToken);
        }

        foreach (var application in own.Take(MostShown))
        {
            await ShowAsync(context, application, cancellationToken);
        }

        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var open = dialogContext.ActiveDialog!.Get(DraftKey, ApplicationJson.Default.StatusDraft)!;
        if (dialogContext.Context.Activity.Text?.Trim() is not { Length: > 0 } text)
        {
            return EndOfTurn;
        }

        if (open.Reference is null || ApplicationReference.FindIn(text) is not null)
        {
            return ApplicationReference.FindIn(text) is { } reference
                ? await LookUpAsync(dialogContext, reference, cancellationToken)
                : await AskAsync(dialogContext, open, "form.reference_again", cancellationToken);
        }

        _ = ApplicationReference.TryParse(open.Reference, out var known);
        var draft = open.IsDraft ? await applications.DraftAsync(known!, cancellationToken) : null;
        var application = open.IsDraft ? null : await applications.FindAsync(known!, cancellationToken);
        var (email, phone) = (draft?.Email ?? application?.Email, draft?.Phone ?? application?.Phone);
        var given = ContactReader.Read(text);
        if ((given?.Email is { } said && said.Equals(email, StringComparison.OrdinalIgnoreCase)) || ContactReader.IsSameNumber(given?.Phone, phone))
        {
            return draft is not null ? await TakeAsync(dialogContext, draft, cancellationToken) : await ShowAndEndAsync(dialogContext, application!, cancellationToken);
        }

        return open.Guesses + 1 >= MostGuesses
            ? await EndAsync(dialogContext, "form.proof_over", [], cancellationToken)
            : await AskAsync(dialogContext, open with { Guesses = open.Guesses + 1 }, "form.proof_again", cancellationToken);
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken)
    {
        var open = instance.Get(DraftKey, ApplicationJson.Default.StatusDraft)!;
        return AskAsync(dialogContext, open, open.Reference is null ? "form.reference" : "form.proof", cancellationToken);
    }

    /// <summary>Tells how far a case has come, with what the office has written last.</summary>
    private static Task ShowAsync(ITurnContext context, Application application, CancellationToken cancellationToken)
    {
        var assistant = context.Assistant();
        var form = assistant.Services.GetValueOrDefault(application.Service)?.Form;
        var team = assistant.Teams.TryGetValue(application.Team, out var found) ? found.Name.In(context.Language()) : application.Team;
        var text = new StringBuilder(context.Text(
            "form.status",
            ("form", form?.Title.In(context.Language()) ?? application.Title),
            ("reference", application.Reference.ToString()),
            ("time", TimeText.Long(application.FiledAt, context.Language())),
            ("state", context.Text(StateTextId(application.State))),
            ("team", team)));
        if (application.Messages is [.., var last])
        {
            text.Append("\n\n").Append(context.Text("form.status_message", ("agent", last.Agent), ("time", TimeText.Long(Instant.FromUnixTimeMilliseconds(last.At), context.Language()))))
                .Append("\n\n> ").Append(ContactQuestions.Plain(last.Text));
        }

        return context.SayAsync(
            new Explanation(application.Service, null, Outcomes.Answer), text.ToString(), assistant.Texts.StatusOf(context.Language(), "form.status"), [context.PersonButton()], cancellationToken);
    }

    /// <summary>The text that names a state.</summary>
    public static string StateTextId(ApplicationState state) => state switch
    {
        ApplicationState.New => "form.state.new",
        ApplicationState.InProgress => "form.state.in_progress",
        ApplicationState.Waiting => "form.state.waiting",
        _ => "form.state.done",
    };

    private bool WantsToContinue(ITurnContext context, string text) =>
        vocabulary.Contains(context, "continue_form", text) || vocabulary.ButtonIn(context.Assistant(), text) == "button.form_continue";

    private async Task<DialogTurnResult> LookUpAsync(DialogContext dialogContext, ApplicationReference reference, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var draft = await applications.DraftAsync(reference, cancellationToken);
        var application = draft is null ? await applications.FindAsync(reference, cancellationToken) : null;
        if ((draft?.Assistant ?? application?.Assistant) != context.Assistant().Id)
        {
            return await EndAsync(dialogContext, "form.unknown", [("reference", reference.ToString())], cancellationToken);
        }

        if ((draft?.ConversationKey ?? application?.ConversationKey) == context.Snapshot().Id)
        {
            return draft is not null ? await TakeAsync(dialogContext, draft, cancellationToken) : await ShowAndEndAsync(dialogContext, application!, cancellationToken);
        }

        return (draft?.Email ?? application?.Email ?? draft?.Phone ?? application?.Phone) is null
            ? await EndAsync(dialogContext, "form.proof_none", [], cancellationToken)
            : await AskAsync(dialogContext, new StatusDraft(reference.Value, draft is not null, 0), "form.proof", cancellationToken);
    }

    private static async Task<DialogTurnResult> TakeAsync(DialogContext dialogContext, KeptDraft kept, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var draft = JsonSerializer.Deserialize(kept.Json, ApplicationJson.Default.ApplicationDraft)!;
        if (draft.Version != ApplicationDraft.CurrentVersion || context.Assistant().Services.GetValueOrDefault(kept.Service)?.Form is null)
        {
            return await EndAsync(dialogContext, "dialog.restarted", [], cancellationToken);
        }

        context.Stage(new DraftTaken(kept.Reference));
        context.TurnState.Set(new TakenDraft(draft));
        return await dialogContext.ReplaceDialogAsync(ApplicationDialog.DialogId, ApplicationDialog.OptionsFor(kept.Service, fromSentence: false), cancellationToken);
    }

    private static async Task<DialogTurnResult> ShowAndEndAsync(DialogContext dialogContext, Application application, CancellationToken cancellationToken)
    {
        await ShowAsync(dialogContext.Context, application, cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> AskAsync(DialogContext dialogContext, StatusDraft draft, string textId, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        dialogContext.ActiveDialog!.Set(DraftKey, draft, ApplicationJson.Default.StatusDraft);
        await context.SayAsync(new Explanation(TopicOf(dialogContext.ActiveDialog!), null, Outcomes.Prompt), textId, [], [context.PersonButton(), context.Button("button.cancel")], cancellationToken);
        return EndOfTurn;
    }

    private static async Task<DialogTurnResult> EndAsync(DialogContext dialogContext, string textId, (string, string)[] values, CancellationToken cancellationToken)
    {
        await dialogContext.Context.SayAsync(new Explanation(null, null, Outcomes.Answer), textId, values, [dialogContext.Context.PersonButton()], cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }
}
