using CitizenBot.BotFramework.Turns;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>Notes and tags, by whoever may read the conversation: they outlive who has it.</summary>
internal sealed class AnnotationCommands(SummaryReader conversations, AnnotationReader reader, DeskTeams teams, ITurnWriter writer)
{
    public Task<IResult> WriteNoteAsync(DeskAgent agent, string id, string noteId, string text, CancellationToken cancellationToken) =>
        CommitAsync(agent, id, Note(id, agent, noteId, text), cancellationToken);

    public Task<IResult> WriteTagsAsync(DeskAgent agent, string id, IReadOnlyList<string> tags, CancellationToken cancellationToken) =>
        CommitAsync(agent, id, new TagsWritten(tags), cancellationToken);

    public async Task<IResult> ReadAsync(DeskAgent agent, string id, CancellationToken cancellationToken)
    {
        var wall = teams.WallOf(agent);
        return await conversations.RowAsync(wall, id, cancellationToken) is null
            ? NotThere()
            : Results.Json(await reader.ReadAsync(wall, id, cancellationToken), DeskJson.Wire.Annotations);
    }

    public static NoteWritten Note(string conversationId, DeskAgent agent, string noteId, string text) => new(new NoteRow
    {
        ConversationId = conversationId, Id = noteId, Agent = agent.UserName, Text = text.Replace("\0", "", StringComparison.Ordinal).Trim(),
    });

    private async Task<IResult> CommitAsync(DeskAgent agent, string id, Change change, CancellationToken cancellationToken)
    {
        if (await conversations.RowAsync(teams.WallOf(agent), id, cancellationToken) is not { Team: { } team } row)
        {
            return NotThere();
        }

        try
        {
            await writer.CommitAsync(new Commit(id, new WallRequired(team, row.Sensitive), change), cancellationToken);
        }
        catch (CommitConflictException e)
        {
            return Problems.Conflict(e.Message);
        }

        return await ReadAsync(agent, id, cancellationToken);
    }

    private static IResult NotThere() => Problems.NotFound("There is no such conversation at your desk.");
}
