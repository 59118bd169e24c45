using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>What agents do with conversations. The commit decides who was first; whoever was not is told who has it.</summary>
internal sealed class ConversationCommands(SummaryReader reader, DeskTeams teams, DeskActivities activities, DeskTranslations translations, IReadOnlyDictionary<string, Assistant> assistants, ITurnWriter writer, PassingActivities passing)
{
    private const int Attempts = 20;

    public async Task<IResult> TakeAsync(DeskAgent agent, string id, CancellationToken cancellationToken)
    {
        // The version that was read is a condition: a conversation that changed its team meanwhile may lie behind the wall.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await reader.RowAsync(teams.WallOf(agent), id, cancellationToken) is not { } row)
            {
                return NotThere();
            }

            if (row.Status is not (ConversationStatus.Queued or ConversationStatus.Message))
            {
                return await TakenAsync(agent, id, cancellationToken);
            }

            try
            {
                Change[] changes = [new ConversationTaken(agent.UserName), .. activities.Taken(row, agent)];
                await writer.CommitAsync(new Commit(id, row.Version, changes), cancellationToken);
                return await AnswerAsync(id, cancellationToken);
            }
            catch (CommitConflictException)
            {
                // The citizen wrote, or a colleague was faster; reading again tells which.
            }
        }

        return Problems.Conflict("The conversation changes faster than it can be taken. Try again.");
    }

    /// <param name="to">The language that it is translated into from Swedish; empty for none.</param>
    public Task<IResult> SayAsync(DeskAgent agent, string id, string messageId, string text, string to, CancellationToken cancellationToken) => WithMineAsync(agent, id, async row =>
    {
        var message = activities.Message(row, agent, messageId, text);
        if (to.Length > 0 && to != DeskTranslations.DeskLanguage && await reader.StoredAsync(id, message.DuplicateKey!, cancellationToken) is null)
        {
            if (await translations.WriteAsync(row, text, to, cancellationToken) is not { } translation)
            {
                return TranslationEndpoints.Untranslated();
            }

            translation.Replace(message.Activity, assistants[row.Assistant]);
        }

        // The message comes first: where it is stored already nothing else is asked or done.
        var result = await writer.CommitAsync(new Commit(id, message, new AgentRequired(agent.UserName), new DraftSaved(agent.UserName, "")), cancellationToken);
        return Results.Json(new MessageAnswer(result.ActivityId!), DeskJson.Wire.MessageAnswer);
    }, cancellationToken);

    public Task<IResult> SaveDraftAsync(DeskAgent agent, string id, string text, CancellationToken cancellationToken) => WithMineAsync(agent, id, async row =>
    {
        await writer.CommitAsync(new Commit(id, new DraftSaved(agent.UserName, text.Replace("\0", "", StringComparison.Ordinal))), cancellationToken);
        if (text.Length > 0 && row.ChannelId == ChannelIds.DirectLine)
        {
            passing.Show(activities.Typing(row, agent));
        }

        return Results.NoContent();
    }, cancellationToken);

    /// <summary>Does something with a conversation that the agent may read, whoever has it.</summary>
    public async Task<IResult> WithReadableAsync(DeskAgent agent, string id, Func<ConversationRow, Task<IResult>> command, CancellationToken cancellationToken) =>
        await reader.RowAsync(teams.WallOf(agent), id, cancellationToken) is { } row ? await command(row) : NotThere();

    /// <summary>Commits what a command does and answers with the conversation as it is then.</summary>
    public async Task<IResult> CommitAsync(string id, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        await writer.CommitAsync(new Commit(id, null, changes), cancellationToken);
        return await AnswerAsync(id, cancellationToken);
    }

    /// <summary>Does something with a conversation that the agent has; a lost race is told like any other.</summary>
    public async Task<IResult> WithMineAsync(DeskAgent agent, string id, Func<ConversationRow, Task<IResult>> command, CancellationToken cancellationToken)
    {
        if (await reader.RowAsync(teams.WallOf(agent), id, cancellationToken) is not { } row)
        {
            return NotThere();
        }

        if (row.Status != ConversationStatus.Agent || row.Agent != agent.UserName)
        {
            return await TakenAsync(agent, id, cancellationToken);
        }

        try
        {
            return await command(row);
        }
        catch (CommitConflictException)
        {
            return await TakenAsync(agent, id, cancellationToken);
        }
    }

    private async Task<IResult> AnswerAsync(string id, CancellationToken cancellationToken) =>
        Results.Json(await reader.AfterAsync(id, cancellationToken), DeskJson.Wire.Summary);

    private async Task<IResult> TakenAsync(DeskAgent agent, string id, CancellationToken cancellationToken) =>
        await reader.FindAsync(teams.WallOf(agent), id, cancellationToken) switch
        {
            null => NotThere(),
            { Agent: { } other } when other.UserName == agent.UserName => Problems.Conflict("You have the conversation already."),
            { Agent: { } other } => Problems.Conflict($"{other.DisplayName} has the conversation."),
            { Status: ConversationStatus.Closed } => Problems.Conflict("The conversation is closed."),
            _ => Problems.Conflict("Nobody has the conversation. Take it first."),
        };

    private static IResult NotThere() => Problems.NotFound("There is no such conversation at your desk.");
}
