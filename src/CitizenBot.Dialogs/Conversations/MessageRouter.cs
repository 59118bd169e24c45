using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>Where a message goes: to the open dialog, to a new one, to an answer, to a question back, or to a person.</summary>
public sealed class MessageRouter(Vocabulary vocabulary, HandoffStart handoff, ArticleSearch search)
{
    private const int MissesUntilPerson = 2;

    /// <summary>From here on a wish for a person is taken for one at once; below it a person is offered.</summary>
    private const double LikelyPerson = 0.5;
    private const double PossiblePerson = 0.2;

    /// <summary>What interrupts an open dialog must be unmistakable: its answers are names, places and times.</summary>
    private const double SureOfQuestion = 0.7;

    /// <summary>What answers the open question may sound like a request for a person ("Anna Persson" does, to 0.9); a request is over 0.9 too, in words of its own.</summary>
    private const double SureOfPerson = 0.85;

    /// <summary>Longer messages that contain a question about the bot are about something else too.</summary>
    private const int LongestAboutBot = 12;

    /// <summary>Routes the message of the turn.</summary>
    public async Task RouteAsync(DialogContext dialogs, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var context = dialogs.Context;
        var hasFile = HasFile(context.Activity);
        var takesFile = hasFile && dialogs.ActiveDialog is { } open && ((CitizenDialog)dialogs.FindDialog(open.Id)!).TakesFiles(dialogs, open);
        if (hasFile && !takesFile)
        {
            await context.SayAsync(new Explanation(Intents.OutOfScope, null, Outcomes.Refuse), "file.kept", [], [context.PersonButton()], cancellationToken);
        }

        if (context.Activity.Text?.Trim() is not { Length: > 0 } text)
        {
            if (takesFile)
            {
                await dialogs.ContinueDialogAsync(cancellationToken);
                return;
            }

            if (hasFile)
            {
                await dialogs.RepromptDialogAsync(cancellationToken);
                return;
            }

            // An attachment or a card's value: nothing here takes one yet, so it is said rather than passed over.
            await context.SayAsync(new Explanation(Intents.OutOfScope, null, Outcomes.Refuse), "unreadable", cancellationToken);
            return;
        }

        var decision = Policy.Decide(context.Understood(), context.Assistant(), memory.Clarified);
        if (dialogs.ActiveDialog is { } active)
        {
            await ContinueAsync(dialogs, active, text, decision, memory, cancellationToken);
        }
        else if (IsCancel(context, text))
        {
            await context.SayAsync(new Explanation(Intents.SmallTalk, null, Outcomes.Answer), "cancel.nothing", cancellationToken);
        }
        else
        {
            await FollowAsync(dialogs, text, decision, memory, cancellationToken);
        }
    }

    /// <summary>Ends what is open and hands the conversation to people: because the bot was not enough, the matter is sensitive, or they were asked for.</summary>
    public async Task ToPersonAsync(DialogContext dialogs, ConversationMemory memory, Explanation why, CancellationToken cancellationToken)
    {
        if (dialogs.ActiveDialog?.Id == BookingDialog.DialogId)
        {
            await dialogs.Context.SayAsync(why with { Outcome = Outcomes.Answer }, "booking.dropped", cancellationToken);
        }

        if (dialogs.ActiveDialog is { } open)
        {
            await ((CitizenDialog)dialogs.FindDialog(open.Id)!).SetAsideAsync(dialogs, open, cancellationToken);
        }

        await dialogs.CancelAllDialogsAsync(cancellationToken: cancellationToken);
        var because = memory.Misses >= MissesUntilPerson ? HandoffReasons.LowConfidence
            : memory.Topic is { } topic && dialogs.Context.Assistant().Services.GetValueOrDefault(topic)?.Sensitive == true ? HandoffReasons.Sensitive
            : HandoffReasons.Asked;
        (memory.Misses, memory.Clarified) = (0, []);
        await handoff.BeginAsync(dialogs, because, memory, why, cancellationToken);
    }

    /// <summary>Another system's people will not take the conversation: the citizen hears it, and our own do, or find a message.</summary>
    public async Task FromHubAsync(DialogContext dialogs, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var why = new Explanation(Intents.Human, null, Outcomes.Handoff);
        dialogs.Context.Stage(new HubReleased());
        await dialogs.Context.SendActivityAsync(BotEvents.State(ConversationStatus.Bot, dialogs.Context.Language()), cancellationToken);
        await dialogs.Context.SayAsync(why, "handoff.failed", cancellationToken);
        await ToPersonAsync(dialogs, memory, why, cancellationToken);
    }

    private async Task ContinueAsync(
        DialogContext dialogs, DialogInstance active, string text, Decision decision, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var context = dialogs.Context;
        var dialog = (CitizenDialog)dialogs.FindDialog(active.Id)!;
        var accepted = dialog.Accepts(dialogs, active, text);
        if ((IsCancel(context, text) && !dialog.MeansCancelOtherwise(dialogs, active, text)) || dialog.MeansCancel(dialogs, text))
        {
            var topic = dialog.TopicOf(active);
            await dialogs.CancelAllDialogsAsync(cancellationToken: cancellationToken);
            await context.SayAsync(new Explanation(topic, null, Outcomes.Answer), "cancel.done", cancellationToken);
        }
        else if ((accepted ? IsPersonThoughAnswer(context, text, decision) : IsPerson(context, text, decision)) && !(dialog is LeaveMessageDialog))
        {
            await ToPersonAsync(dialogs, memory, decision.Because(Intents.Human, Outcomes.Handoff), cancellationToken);
        }
        else if (!accepted && IsQuestion(context, decision, dialog.TopicOf(active)))
        {
            await AnswerAsync(dialogs, decision, memory, cancellationToken);
            await dialogs.RepromptDialogAsync(cancellationToken);
        }
        else if (!accepted && dialog.TopicOf(active) is { } about && FollowUp.Find(context, text, decision, about, vocabulary) is { Aspect: not null } followUp)
        {
            await FollowUpAsync(context, about, followUp, memory, cancellationToken);
            await dialogs.RepromptDialogAsync(cancellationToken);
        }
        else
        {
            await dialogs.ContinueDialogAsync(cancellationToken);
        }
    }

    private async Task FollowAsync(DialogContext dialogs, string text, Decision decision, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var context = dialogs.Context;
        if (IsPerson(context, text, decision))
        {
            await ToPersonAsync(dialogs, memory, decision.Because(Intents.Human, Outcomes.Handoff), cancellationToken);
        }
        else if (await IsAboutTheBotAsync(context, text, memory, cancellationToken))
        {
            (memory.Misses, memory.Clarified) = (0, []);
        }
        else if (ApplicationRequest.Find(context, text, decision, vocabulary) is { } form)
        {
            (memory.Misses, memory.Clarified, memory.Topic) = (0, [], form.Service ?? memory.Topic);
            await dialogs.BeginDialogAsync(form.DialogId, form.Options, cancellationToken);
        }
        else if (FollowUp.Find(context, text, decision, memory.Topic, vocabulary) is { } followUp)
        {
            await FollowUpAsync(context, memory.Topic!, followUp, memory, cancellationToken);
        }
        else if (BookingRequest.Find(context, text, decision, memory.Topic, vocabulary) is { } request)
        {
            (memory.Misses, memory.Clarified, memory.Topic) = (0, [], request.Service ?? memory.Topic);
            await dialogs.BeginDialogAsync(request.DialogId, request.Options, cancellationToken);
        }
        else if (decision.Intent == Intents.BookingAny && decision.Action == PolicyAction.Answer && decision.Alternatives.FirstOrDefault(a => context.Assistant().Services.ContainsKey(a.Intent)) is { } named)
        {
            await AnswerAsync(dialogs, decision with { Intent = named.Intent, Confidence = named.Confidence }, memory, cancellationToken);
        }
        else if (decision.Intent == Intents.Human && decision.Confidence >= PossiblePerson)
        {
            await context.SayAsync(decision.Because(Intents.Human, Outcomes.Handoff), "handoff.offer", [], [context.PersonButton()], cancellationToken);
        }
        else
        {
            await DecideAsync(dialogs, Searched(context, text, decision, memory), memory, cancellationToken);
        }
    }

    /// <summary>Questions to the bot about itself that one sentence for all of them would not answer.</summary>
    private async Task<bool> IsAboutTheBotAsync(ITurnContext context, string text, ConversationMemory memory, CancellationToken cancellationToken)
    {
        if (Vocabulary.CountWords(text) > LongestAboutBot)
        {
            return false;
        }

        if (vocabulary.Contains(context, "why_answer", text))
        {
            await LastAnswer.ExplainAsync(context, memory.LastAnswer, cancellationToken);
            return true;
        }

        if (vocabulary.Contains(context, "who_reads", text))
        {
            await context.SayAsync(new Explanation(Intents.SmallTalk, null, Outcomes.Answer), "smalltalk.who_reads", [], [context.PersonButton()], cancellationToken);
            return true;
        }

        return false;
    }

    private async Task FollowUpAsync(ITurnContext context, string topic, FollowUp followUp, ConversationMemory memory, CancellationToken cancellationToken)
    {
        (memory.Misses, memory.Clarified, memory.LastAnswer) = (0, [], new LastAnswer(topic, null, Outcomes.Answer));
        await FollowUpAnswer.GiveAsync(context, context.Assistant().Services[topic], followUp, vocabulary, cancellationToken);
    }

    private Decision Searched(ITurnContext context, string text, Decision decision, ConversationMemory memory) =>
        SearchPolicy.CanChange(decision, context.Assistant())
            ? SearchPolicy.Decide(decision, search.Find(context.Assistant(), text, context.Understood()), context.Assistant(), memory.Clarified)
            : decision;

    private static Task DecideAsync(DialogContext dialogs, Decision decision, ConversationMemory memory, CancellationToken cancellationToken) => decision.Action switch
    {
        PolicyAction.Answer => AnswerAsync(dialogs, decision, memory, cancellationToken),
        PolicyAction.Clarify => ClarifyAsync(dialogs.Context, decision, memory, cancellationToken),
        PolicyAction.Suggest => SuggestAsync(dialogs.Context, decision, memory, cancellationToken),
        _ => MissAsync(dialogs.Context, decision, memory, cancellationToken),
    };

    private static async Task AnswerAsync(DialogContext dialogs, Decision decision, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var context = dialogs.Context;
        (memory.Misses, memory.Clarified) = (0, []);
        if (context.Assistant().Services.TryGetValue(decision.Intent, out var service))
        {
            var why = decision.Because(service.Id, decision.Found ? Outcomes.Search : Outcomes.Answer);
            (memory.Topic, memory.LastAnswer) = (service.Id, new LastAnswer(service.Id, why.Confidence, why.Outcome));
            await ArticleAnswer.GiveAsync(context, service, why, cancellationToken);
            return;
        }

        IReadOnlyList<CardAction>? suggestions = decision.Intent is "insult" or "about_bot" ? [context.PersonButton()] : null;
        await context.SayAsync(decision.Because(Intents.SmallTalk, Outcomes.Answer), $"smalltalk.{decision.Intent}", [], suggestions, cancellationToken);
    }

    private static async Task ClarifyAsync(ITurnContext context, Decision decision, ConversationMemory memory, CancellationToken cancellationToken)
    {
        memory.Clarified = [.. decision.Candidates];
        var choices = decision.Candidates.Select(id => context.Assistant().Services[id].ArticleIn(context.Language()).Title).Select(title => CardAction.ImBack(title, title));
        await context.SayAsync(
            decision.Because(null, Outcomes.Clarify), decision.Candidates.Count == 1 ? "clarify.one" : "clarify.which", [], [.. choices, context.PersonButton()], cancellationToken);
    }

    /// <summary>A message that was not understood, for which articles were found. It counts as a miss: after the second a person is offered.</summary>
    private static async Task SuggestAsync(ITurnContext context, Decision decision, ConversationMemory memory, CancellationToken cancellationToken)
    {
        if (memory.Misses + 1 >= MissesUntilPerson || IsUnreadable(context))
        {
            await MissAsync(context, decision, memory, cancellationToken);
            return;
        }

        memory.Misses++;
        await ClarifyAsync(context, decision, memory, cancellationToken);
    }

    private static async Task MissAsync(ITurnContext context, Decision decision, ConversationMemory memory, CancellationToken cancellationToken)
    {
        memory.Clarified = [];
        memory.Misses++;
        if (IsUnreadable(context))
        {
            var languages = context.Assistant().Languages.Select(LanguageTags.NativeName).Select(name => CardAction.ImBack(name, name));
            await context.SayAsync(decision.Because(Intents.OutOfScope, Outcomes.Refuse), "miss.language", [], [.. languages, context.PersonButton()], cancellationToken);
            return;
        }

        var offer = memory.Misses >= MissesUntilPerson;
        await context.SayAsync(
            decision.Because(offer ? null : Intents.OutOfScope, offer ? Outcomes.Handoff : Outcomes.Refuse),
            offer ? "miss.person" : "miss.rephrase", [], [context.PersonButton()], cancellationToken);
    }

    /// <summary>In a language that nobody here writes, and that no engine has translated either.</summary>
    private static bool IsUnreadable(ITurnContext context) => context.TurnState.Get<ForeignLanguage>() is not null && context.TurnState.Get<MachineTranslation>() is null;

    /// <summary>Direct Line keeps what citizens send; what other channels link to stays with them.</summary>
    private static bool HasFile(Activity activity) =>
        activity.ChannelId == ChannelIds.DirectLine && activity.Attachments?.Any(a => a.ContentUrl is not null) == true;

    private bool IsCancel(ITurnContext context, string text) =>
        vocabulary.Is(context, "cancel", text) || vocabulary.ButtonIn(context.Assistant(), text) == "button.cancel";

    private bool IsPerson(ITurnContext context, string text, Decision decision) =>
        vocabulary.Is(context, "person", text) || (decision.Intent == Intents.Human && decision.Confidence >= LikelyPerson);

    /// <summary>Where a name or a note was asked for, it takes a clear score and the words that wishes are made of, or the very words together with a likely one.</summary>
    private bool IsPersonThoughAnswer(ITurnContext context, string text, Decision decision) =>
        vocabulary.Is(context, "person", text)
        || (decision.Intent == Intents.Human && ((decision.Confidence >= SureOfPerson && vocabulary.IsMadeOfWishes(context, text))
            || (decision.Confidence >= LikelyPerson && text.Contains(' ', StringComparison.Ordinal) && vocabulary.Contains(context, "person", text))));

    private static bool IsQuestion(ITurnContext context, Decision decision, string? topic) =>
        decision.Action == PolicyAction.Answer && decision.Confidence >= SureOfQuestion
        && context.Assistant().Services.ContainsKey(decision.Intent) && decision.Intent != topic
        && (context.Activity.Text!.Contains(' ', StringComparison.Ordinal) || context.Activity.Text.AsSpan().ContainsAny('?', '؟'));
}
