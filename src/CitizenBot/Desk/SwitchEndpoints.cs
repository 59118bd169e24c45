using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;

namespace CitizenBot.Desk;

internal sealed record SwitchRequest(IReadOnlyDictionary<string, string>? Reasons);

/// <summary>An assistant, its languages, and, while it is switched off, why, since when and by whom.</summary>
internal sealed record SwitchState(string Assistant, string Name, IReadOnlyList<string> Languages, IReadOnlyDictionary<string, string>? Reasons, DateTimeOffset? Since, string? By);

internal sealed record SwitchList(IReadOnlyList<SwitchState> Switches);

/// <summary>The switch of each assistant, for administrators.</summary>
internal static class SwitchEndpoints
{
    public static void MapSwitches(this IEndpointRouteBuilder desk)
    {
        var switches = desk.MapGroup("/switches").RequireAuthorization(DeskPolicies.Administrator);
        switches.MapGet("", ListAsync);
        switches.MapPut("/{assistant}", OffAsync);
        switches.MapDelete("/{assistant}", OnAsync);
    }

    private static async Task<IResult> ListAsync(IReadOnlyDictionary<string, Assistant> assistants, AssistantSwitches switches, CancellationToken cancellationToken)
    {
        var list = new List<SwitchState>();
        foreach (var assistant in assistants.Values.OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            list.Add(State(assistant, await switches.CurrentAsync(assistant.Id, cancellationToken)));
        }

        return Results.Json(new SwitchList(list), DeskJson.Wire.SwitchList);
    }

    private static async Task<IResult> OffAsync(
        string assistant, HttpRequest request, DeskSession session, IReadOnlyDictionary<string, Assistant> assistants, AssistantSwitches switches, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!assistants.TryGetValue(assistant, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.SwitchRequest, required: true, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        var reasons = (body!.Reasons ?? new Dictionary<string, string>()).Where(r => !string.IsNullOrWhiteSpace(r.Value)).ToDictionary(r => r.Key, r => r.Value.Trim());
        if (AssistantOff.Wrong(reasons, found.Languages) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var off = new AssistantOff(Guid.NewGuid().ToString("N"), reasons, time.GetUtcNow(), session.Agent.UserName);
        await switches.SetAsync(assistant, off, cancellationToken);
        return Results.Json(State(found, off), DeskJson.Wire.SwitchState);
    }

    private static async Task<IResult> OnAsync(
        string assistant, DeskSession session, IReadOnlyDictionary<string, Assistant> assistants, AssistantSwitches switches, ILogger<AssistantSwitches> logger, CancellationToken cancellationToken)
    {
        if (!assistants.TryGetValue(assistant, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        await switches.SetAsync(assistant, null, cancellationToken);
        LogMessages.AssistantOnBy(logger, session.Agent.UserName, assistant);
        return Results.Json(State(found, null), DeskJson.Wire.SwitchState);
    }

    private static SwitchState State(Assistant assistant, AssistantOff? off) =>
        new(assistant.Id, assistant.Name.In("sv"), [.. assistant.Languages], off?.Reasons, off?.Since, off?.By);
}
