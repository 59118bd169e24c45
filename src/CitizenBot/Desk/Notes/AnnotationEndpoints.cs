using System.Text.RegularExpressions;
using CitizenBot.Channels;
using CitizenBot.Operations;

namespace CitizenBot.Desk;

/// <summary>Notes, tags and endings of a conversation.</summary>
internal static partial class AnnotationEndpoints
{
    private const int MostTags = 10;
    private const int LongestTag = 30;
    private const int LongestId = 100;
    private const int LongestNote = 4000;

    public static void MapAnnotations(this IEndpointRouteBuilder desk)
    {
        var conversation = desk.MapGroup("/conversations/{id}").RequireAuthorization(DeskPolicies.Agent);
        conversation.MapGet("/notes", (string id, DeskSession session, AnnotationCommands commands, CancellationToken cancellationToken) =>
            commands.ReadAsync(session.Agent, id, cancellationToken));
        conversation.MapPost("/notes", WriteNoteAsync);
        conversation.MapPut("/tags", WriteTagsAsync);
    }

    /// <summary>What is wrong with a note; null where nothing is.</summary>
    public static string? Refuse(string? note) =>
        string.IsNullOrWhiteSpace(note) || note.Length > LongestNote ? $"A note is a text of 1 to {LongestNote} characters." : null;

    private static async Task<IResult> WriteNoteAsync(string id, HttpRequest request, DeskSession session, AnnotationCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.NoteRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : body!.Id is not { Length: >= 1 and <= LongestId } ? Problems.Bad($"A note needs an 'id' of 1 to {LongestId} characters.")
            : Refuse(body.Text) is { } refusal ? Problems.Bad(refusal)
            : await commands.WriteNoteAsync(session.Agent, id, body.Id, body.Text!, cancellationToken);
    }

    private static async Task<IResult> WriteTagsAsync(string id, HttpRequest request, DeskSession session, AnnotationCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.TagsRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        var tags = body!.Tags?.Select(tag => Space().Replace(tag ?? "", " ").Trim().ToLowerInvariant()).Distinct().ToList();
        return tags is null || tags.Count > MostTags || !tags.TrueForAll(tag => tag.Length <= LongestTag && Tag().IsMatch(tag))
            ? Problems.Bad($"Give 'tags': at most {MostTags}, each of 1 to {LongestTag} letters, digits, spaces and hyphens.")
            : await commands.WriteTagsAsync(session.Agent, id, tags, cancellationToken);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} -]*\z")]
    private static partial Regex Tag();
}
