using System.Globalization;
using CitizenBot.Channels;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using CitizenBot.Storage;

namespace CitizenBot.Desk;

/// <param name="Id">The client's own, the same on every attempt.</param>
/// <param name="Text">What the agent wrote.</param>
/// <param name="To">The language that a machine is to translate it into from Swedish; as it stands where there is none.</param>
internal sealed record MessageRequest(string? Id, string? Text, string? To = null);

internal sealed record MessageAnswer(string Id);

internal sealed record DraftRequest(string? Text);

/// <summary>The lists, one conversation, and what an agent does with it.</summary>
internal static class ConversationEndpoints
{
    private const int LongestText = 4000;
    private const int LongestId = 100;

    public static void MapConversations(this IEndpointRouteBuilder desk)
    {
        var conversations = desk.MapGroup("/conversations").RequireAuthorization(DeskPolicies.Agent);
        conversations.MapGet("", ListAsync);
        conversations.MapGet("/{id}", GetAsync);
        conversations.MapGet("/{id}/files/{file}", GetFileAsync);
        conversations.MapGet("/{id}/transcript", TranscriptAsync);
        conversations.MapPost("/{id}/take", (string id, DeskSession session, ConversationCommands commands, CancellationToken cancellationToken) =>
            commands.TakeAsync(session.Agent, id, cancellationToken));
        conversations.MapPost("/{id}/messages", SayAsync);
        conversations.MapPut("/{id}/draft", SaveDraftAsync);
    }

    private static async Task<IResult> ListAsync(DeskSession session, SummaryReader reader, DeskTeams teams, TimeProvider time, CancellationToken cancellationToken)
    {
        var asOf = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var list = await reader.ListAsync(teams.WallOf(session.Agent), null, cancellationToken);
        return Results.Json(new ConversationList(list, asOf), DeskJson.Wire.ConversationList);
    }

    private static async Task<IResult> GetAsync(
        string id, DeskSession session, SummaryReader reader, DeskTeams teams, Transcript transcript, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(teams.WallOf(session.Agent), id, cancellationToken) is not { } summary)
        {
            return Problems.NotFound("There is no such conversation at your desk.");
        }

        var (activities, watermark) = await transcript.ReadAllAsync(id, cancellationToken);
        var draft = await transcript.DraftAsync(id, session.Agent.UserName, cancellationToken);
        var detail = new ConversationDetail(summary, activities, watermark.ToString(CultureInfo.InvariantCulture), draft);
        return Results.Json(detail, DeskJson.Wire.ConversationDetail);
    }

    /// <summary>What the citizen sent, behind the wall of its conversation.</summary>
    private static async Task<IResult> GetFileAsync(
        string id, string file, DeskSession session, SummaryReader reader, DeskTeams teams, StoredFiles files, CancellationToken cancellationToken) =>
        await reader.RowAsync(teams.WallOf(session.Agent), id, cancellationToken) is not null && await files.FindAsync(id, file, cancellationToken) is { } row
            ? new FileAnswer(row, files)
            : Problems.NotFound("There is no such file at your desk.");

    private static async Task<IResult> TranscriptAsync(
        string id, DeskSession session, SummaryReader reader, DeskTeams teams, TranscriptFile transcripts, CancellationToken cancellationToken) =>
        await reader.RowAsync(teams.WallOf(session.Agent), id, cancellationToken) is { } row
            ? Results.Stream(to => transcripts.WriteAsync(row.Id, to, cancellationToken), "application/json", $"{row.Id}.transcript")
            : Problems.NotFound("There is no such conversation at your desk.");

    private static async Task<IResult> SayAsync(string id, HttpRequest request, DeskSession session, ConversationCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.MessageRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : body!.Id is not { Length: >= 1 and <= LongestId } ? Problems.Bad($"A message needs an 'id' of 1 to {LongestId} characters.")
            : string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > LongestText ? Problems.Bad($"A message needs a 'text' of 1 to {LongestText} characters.")
            : await commands.SayAsync(session.Agent, id, body.Id, body.Text, LanguageTags.Normalize(body.To), cancellationToken);
    }

    private static async Task<IResult> SaveDraftAsync(string id, HttpRequest request, DeskSession session, ConversationCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.DraftRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : body!.Text is not { Length: <= LongestText } ? Problems.Bad($"A draft is a 'text' of at most {LongestText} characters.")
            : await commands.SaveDraftAsync(session.Agent, id, body.Text, cancellationToken);
    }
}
