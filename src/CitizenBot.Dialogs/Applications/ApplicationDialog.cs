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
public sealed class ApplicationDialog(IApplicationReader applications, AnswerReader answers, FormWords words, ConversationState state, TimeProvider time) : CitizenDialog(DialogId)
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
            var path = field == takes ? question.Path : takes.Id;
            if (await TakeFilesAsync(dialogContext, form, draft, takes, path, cancellationToken) is { } waiting && text.Length == 0)
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

    private static async Task<DialogTurnResult> AskWhichAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        draft.Asking = Step.Change;
        var labels = FormProgress.Answered(form, draft).Select(a => a.Question.Label(context.Language()));
        await context.SayAsync(Why(draft), "form.change_which", [], [.. labels.Select(label => CardAction.ImBack(label, label)), context.Button("button.cancel")], cancellationToken);
        return Waiting(dialogContext, draft);
    }

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

    /// <summary>The question answered last that still applies and is not the one that is open.</summary>
    private static FormQuestion? Previous(Form form, ApplicationDraft draft) =>
        draft.Asked.Reverse().Where(path => path != draft.Asking).Select(path => FormProgress.At(form, draft, path)).FirstOrDefault(question => question is not null);

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

    private async Task<DialogTurnResult?> TakeFilesAsync(DialogContext dialogContext, Form form, ApplicationDraft draft, FormField field, string path, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var files = await FilesAsync(context, field, cancellationToken);
        var before = draft.Answers.GetValueOrDefault(path)?.Files ?? [];
        var all = before.Concat(files).DistinctBy(file => file.Id).Take(field.Most).ToList();
        if (all.Count == before.Count)
        {
            // None that will do, or one too many.
            var wrong = before.Count == field.Most ? context.Text("form.file_enough", ("most", field.Most.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                : context.Text(field.Kind == FormFieldKind.Photo ? "form.again.photo" : "form.again.file");
            return FormProgress.At(form, draft, draft.Asking) is { } open ? await AskAsync(dialogContext, form, draft, open, cancellationToken, wrong) : null;
        }

        draft.Answers[path] = new FormAnswer("") { Files = all };
        draft.Asked.Remove(path);
        draft.Asked.Add(path);
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

    private static bool IsFile(FormField field) => field.Kind is FormFieldKind.File or FormFieldKind.Photo;

    private static string? Value(IEnumerable<(FormQuestion Question, FormAnswer Answer)> answered, FormFieldKind kind) =>
        answered.FirstOrDefault(a => a.Question.Field!.Kind == kind && !a.Answer.IsSkipped).Answer?.Value;

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
