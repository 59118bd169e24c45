using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;

namespace CitizenBot.Desk;

internal sealed record NoticeRequest(IReadOnlyDictionary<string, string>? Texts);

/// <summary>An assistant, its languages, and the urgent notice that its chats show, if any.</summary>
internal sealed record NoticeState(string Assistant, string Name, IReadOnlyList<string> Languages, IReadOnlyDictionary<string, string>? Texts, DateTimeOffset? Since, string? By);

internal sealed record NoticeList(IReadOnlyList<NoticeState> Notices);

/// <summary>The urgent notice of each assistant, for editors and administrators.</summary>
internal static class NoticeEndpoints
{
    private const int LongestText = 500;

    public static void MapNotices(this IEndpointRouteBuilder desk)
    {
        var notices = desk.MapGroup("/notices").RequireAuthorization(DeskPolicies.Notices);
        notices.MapGet("", ListAsync);
        notices.MapPut("/{assistant}", WriteAsync);
        notices.MapDelete("/{assistant}", RemoveAsync);
    }

    private static async Task<IResult> ListAsync(IReadOnlyDictionary<string, Assistant> assistants, UrgentNotices notices, CancellationToken cancellationToken)
    {
        var list = new List<NoticeState>();
        foreach (var assistant in assistants.Values.OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            list.Add(State(assistant, await notices.CurrentAsync(assistant.Id, cancellationToken)));
        }

        return Results.Json(new NoticeList(list), DeskJson.Wire.NoticeList);
    }

    private static async Task<IResult> WriteAsync(
        string assistant, HttpRequest request, DeskSession session, IReadOnlyDictionary<string, Assistant> assistants, UrgentNotices notices, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!assistants.TryGetValue(assistant, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.NoticeRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        var texts = (body!.Texts ?? new Dictionary<string, string>()).Where(t => !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => t.Value.Trim());
        if (!texts.ContainsKey("sv") || texts.Any(t => !found.Languages.Contains(t.Key) || t.Value.Length > LongestText))
        {
            return Problems.Bad($"A notice has 'texts' in the assistant's languages ({string.Join(", ", found.Languages)}), in Swedish at least, each of at most {LongestText} characters.");
        }

        var notice = new UrgentNotice(Guid.NewGuid().ToString("N"), texts, time.GetUtcNow(), session.Agent.UserName);
        await notices.SetAsync(assistant, notice, cancellationToken);
        return Results.Json(State(found, notice), DeskJson.Wire.NoticeState);
    }

    private static async Task<IResult> RemoveAsync(
        string assistant, IReadOnlyDictionary<string, Assistant> assistants, UrgentNotices notices, CancellationToken cancellationToken)
    {
        if (!assistants.TryGetValue(assistant, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        await notices.SetAsync(assistant, null, cancellationToken);
        return Results.Json(State(found, null), DeskJson.Wire.NoticeState);
    }

    private static NoticeState State(Assistant assistant, UrgentNotice? notice) =>
        new(assistant.Id, assistant.Name.In("sv"), [.. assistant.Languages], notice?.Texts, notice?.Since, notice?.By);
}
