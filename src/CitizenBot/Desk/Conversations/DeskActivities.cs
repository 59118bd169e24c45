using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Speech;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>What the desk sends to a citizen outside any turn of the bot, addressed as the bot's answers are.</summary>
internal sealed class DeskActivities(IReadOnlyDictionary<string, Assistant> assistants, ILanguageDetector detector)
{
    public ActivitySent Message(ConversationRow row, DeskAgent agent, string id, string text)
    {
        var message = Address(row, new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = TextFormatTypes.Plain,
            Locale = LanguageIn(text, row),
            ChannelData = BotEvents.Json(("author", "agent"), ("clientActivityID", id)),
        });

        // A remote channel takes activities from its bot alone, so there the agent is but the name.
        message.From = new ChannelAccount { Id = row.Reference is null ? agent.UserName : message.From?.Id, Name = agent.DisplayName, Role = RoleTypes.Bot };
        return new ActivitySent(message, $"agent:{agent.UserName}:{id}", Deliver: row.Reference is not null);
    }

    /// <summary>What the office writes about a case, in the conversation that it was filed in, whoever has that now.</summary>
    public ActivitySent AboutCase(ConversationRow row, DeskAgent agent, Application application, OfficeApplications applications, string id, string text)
    {
        var language = LanguageOf(row);
        var lead = assistants[row.Assistant].Texts.Get(
            language, "form.office_message", ("agent", agent.DisplayName), ("team", applications.TeamName(application, language)), ("reference", application.Reference.ToString()));
        var sent = Message(row, agent, id, text);
        sent.Activity.Text = $"{lead}\n\n{text}";
        sent.Activity.Speak = SpokenMessage.Of(sent.Activity, assistants[row.Assistant]);
        return sent;
    }

    /// <summary>A case has come further.</summary>
    public ActivitySent CaseChanged(ConversationRow row, Application application) => Say(
        row, "form.state_changed", ("reference", application.Reference.ToString()),
        ("state", assistants[row.Assistant].Texts.Get(LanguageOf(row), ApplicationStatusDialog.StateTextId(application.State))));

    /// <summary>The agent is writing; clients show it for some seconds.</summary>
    public Activity Typing(ConversationRow row, DeskAgent agent)
    {
        var typing = Address(row, new Activity { Type = ActivityTypes.Typing, ChannelData = BotEvents.Json(("author", "agent")) });
        typing.From = new ChannelAccount { Id = agent.UserName, Name = agent.DisplayName, Role = RoleTypes.Bot };
        return typing;
    }

    public IEnumerable<ActivitySent> Taken(ConversationRow row, DeskAgent agent)
    {
        var team = TeamOf(row);
        yield return Send(row, BotEvents.State(ConversationStatus.Agent, LanguageOf(row), team, agent.DisplayName));
        yield return Say(row, "handoff.taken", ("agent", agent.DisplayName), ("team", team));
    }

    public IEnumerable<ActivitySent> Released(ConversationRow row, string status)
    {
        yield return Send(row, BotEvents.State(status, LanguageOf(row)));
        yield return Say(row, status == ConversationStatus.Closed ? "handoff.closed" : "handoff.given_back");
    }

    /// <summary>The citizen waits for another team. Who left a message waits elsewhere, and is told nothing.</summary>
    public IEnumerable<ActivitySent> Transferred(ConversationRow row, string teamId)
    {
        if (row.Contact is not null)
        {
            yield return Send(row, BotEvents.State(ConversationStatus.Message, LanguageOf(row)));
            yield break;
        }

        var team = assistants[row.Assistant].Teams[teamId].Name.In(LanguageOf(row));
        yield return Send(row, BotEvents.State(ConversationStatus.Queued, LanguageOf(row), team));
        yield return Say(row, "handoff.waiting", ("team", team));
    }

    /// <summary>Nobody has the conversation any more, and the citizen waits again.</summary>
    public ActivitySent Requeued(ConversationRow row) => Send(row, BotEvents.State(ConversationStatus.Queued, LanguageOf(row), TeamOf(row)));

    public ActivitySent Position(ConversationRow row, int position) => Send(row, BotEvents.Position(position, LanguageOf(row)));

    private string LanguageOf(ConversationRow row) => assistants[row.Assistant].Nearest(row.Language);

    private string TeamOf(ConversationRow row) =>
        row.Team is not null && assistants[row.Assistant].Teams.TryGetValue(row.Team, out var team) ? team.Name.In(LanguageOf(row)) : row.Team ?? "";

    /// <summary>An agent may answer in Swedish where the citizen wrote Arabic: a screen reader and the direction go by what is written.</summary>
    private string LanguageIn(string text, ConversationRow row) => detector.LanguageOf(text, assistants[row.Assistant].Languages, LanguageOf(row));

    private ActivitySent Say(ConversationRow row, string textId, params ReadOnlySpan<(string, string)> values)
    {
        var (texts, language) = (assistants[row.Assistant].Texts, LanguageOf(row));
        return Send(row, new Activity
        {
            Type = ActivityTypes.Message,
            Text = texts.Get(language, textId, values),
            TextFormat = TextFormatTypes.Plain,
            Locale = language,
            ChannelData = TurnExtensions.ReaderMark(texts.StatusOf(language, textId), language) is { } mark
                ? BotEvents.Json(("author", "system"), ("textStatus", mark))
                : BotEvents.Json(("author", "system")),
        });
    }

    private ActivitySent Send(ConversationRow row, Activity activity) => new(Address(row, activity), Deliver: row.Reference is not null);

    private Activity Address(ConversationRow row, Activity activity)
    {
        if (activity.Type == ActivityTypes.Message)
        {
            activity.Speak = SpokenMessage.Of(activity, assistants[row.Assistant]);
            activity.InputHint = InputHints.AcceptingInput;
        }

        row.ToReference().Address(activity);
        return activity;
    }
}
