using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Files as answers.</summary>
public sealed partial class ApplicationDialog
{
    private async Task<DialogTurnResult?> TakeFilesAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, FormField field, string path, bool alone, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var files = await FilesAsync(context, field, cancellationToken);
        var before = draft.Answers.GetValueOrDefault(path)?.Files ?? [];
        var all = before.Concat(files).DistinctBy(file => file.Id).Take(field.Most).ToList();
        if (all.Count == before.Count)
        {
            if (!alone)
            {
                return null;
            }

            // None that will do, or one too many.
            var wrong = before.Count == field.Most ? context.Text("form.file_enough", ("most", field.Most.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                : context.Text(field.Kind == FormFieldKind.Photo ? "form.again.photo" : "form.again.file");
            return FormProgress.At(form, draft, draft.Asking) is { } open ? await AskAsync(dialogContext, form, draft, open, cancellationToken, wrong) : null;
        }

        draft.Answers[path] = new FormAnswer("") { Files = all };
        draft.Asked.Remove(path);
        draft.Asked.Add(path);
        if (!alone)
        {
            return null;
        }

        if (all.Count == field.Most || path != draft.Asking)
        {
            await context.SayAsync(Why(draft), "form.file_taken", [("files", string.Join(", ", all.Select(f => f.Name)))], null, cancellationToken);
            return await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        await context.SayAsync(
            Why(draft), "form.file_more", [("files", string.Join(", ", all.Select(f => f.Name)))], [context.Button("button.form_done"), context.Button("button.back"), context.Button("button.cancel")], cancellationToken);
        return Waiting(dialogContext, draft);
    }

    private async Task<DialogTurnResult> AnswerFilesAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, FormQuestion question, string text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var has = draft.Answers.GetValueOrDefault(question.Path)?.Files is { Count: > 0 };
        if (has && (words.IsDone(context, text) || words.IsSkip(context, text)))
        {
            return await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        if (!has && question.Field!.Optional && (words.IsSkip(context, text) || words.IsDone(context, text)))
        {
            return await StoreAsync(dialogContext, form, draft, question, FormAnswer.Skipped, cancellationToken);
        }

        return await AskAsync(dialogContext, form, draft, question, cancellationToken, context.Text(question.Field!.Kind == FormFieldKind.Photo ? "form.again.photo" : "form.again.file"));
    }

    /// <summary>The files of the turn's message that a field takes.</summary>
    private async Task<IReadOnlyList<SentFile>> FilesAsync(ITurnContext context, FormField field, CancellationToken cancellationToken)
    {
        var files = new List<SentFile>();
        foreach (var attachment in context.Activity.Attachments ?? [])
        {
            if (await applications.FileAsync(context.Snapshot().Id, attachment.ContentUrl, cancellationToken) is { } file
                && (field.Kind == FormFieldKind.File || file.ContentType is "image/jpeg" or "image/png" or "image/webp"))
            {
                files.Add(file);
            }
        }

        return [.. files.Take(field.Most)];
    }

    private static bool IsFile(FormField field) => field.Kind is FormFieldKind.File or FormFieldKind.Photo;
}
