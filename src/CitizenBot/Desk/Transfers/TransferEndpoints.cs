using CitizenBot.Channels;
using CitizenBot.Operations;

namespace CitizenBot.Desk;

/// <param name="Team">A team's queue, or</param>
/// <param name="Agent">a colleague.</param>
/// <param name="Note">For whoever gets it.</param>
internal sealed record TransferRequest(string? Team, string? Agent, string? Note);

/// <summary>Why the bot gets it back, for colleagues to read.</summary>
internal sealed record GiveBackRequest(string? Note);

/// <param name="Outcome">How it ended.</param>
/// <param name="Note">What colleagues should know later.</param>
internal sealed record CloseRequest(string? Outcome, string? Note);

/// <summary>Giving a conversation to somebody else, and ending it.</summary>
internal static class TransferEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder desk)
    {
        var conversation = desk.MapGroup("/conversations/{id}").RequireAuthorization(DeskPolicies.Agent);
        conversation.MapGet("/transfer", (string id, DeskSession session, TransferCommands commands, CancellationToken cancellationToken) =>
            commands.TargetsAsync(session.Agent, id, cancellationToken));
        conversation.MapPost("/transfer", TransferAsync);
        conversation.MapGet("/report", (string id, DeskSession session, TransferCommands commands, CancellationToken cancellationToken) =>
            commands.ReportAsync(session.Agent, id, cancellationToken));
        conversation.MapPost("/give-back", GiveBackAsync);
        conversation.MapPost("/close", CloseAsync);
    }

    private static async Task<IResult> TransferAsync(string id, HttpRequest request, DeskSession session, TransferCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.TransferRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : (body!.Team is null) == (body.Agent is null) ? Problems.Bad("Give a 'team' or an 'agent' to transfer the conversation to, and not both.")
            : RefuseNote(body.Note) ?? await commands.TransferAsync(session.Agent, id, body, cancellationToken);
    }

    private static async Task<IResult> GiveBackAsync(string id, HttpRequest request, DeskSession session, TransferCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.GiveBackRequest, required: false, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : RefuseNote(body?.Note) ?? await commands.GiveBackAsync(session.Agent, id, body?.Note, cancellationToken);
    }

    private static async Task<IResult> CloseAsync(string id, HttpRequest request, DeskSession session, TransferCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.CloseRequest, required: false, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : body?.Outcome is { } outcome && !Storage.Model.ConversationOutcomes.All.Contains(outcome)
                ? Problems.Bad($"An 'outcome' is one of {string.Join(", ", Storage.Model.ConversationOutcomes.All)}.")
            : RefuseNote(body?.Note) ?? await commands.CloseAsync(session.Agent, id, body, cancellationToken);
    }

    private static IResult? RefuseNote(string? note) =>
        !string.IsNullOrWhiteSpace(note) && AnnotationEndpoints.Refuse(note) is { } refusal ? Problems.Bad(refusal) : null;
}
