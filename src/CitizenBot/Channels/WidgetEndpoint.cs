using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>What the widget shows before the first message.</summary>
/// <param name="ResumeDays">For how long a device can remember its conversation.</param>
internal sealed record WidgetInfo(
    string Assistant, string Name, string Language, string Direction, string Status, int ResumeDays,
    IReadOnlyList<WidgetLanguage> Languages, IReadOnlyDictionary<string, string> Texts);

internal sealed record WidgetLanguage(string Tag, string Name, string Direction);

internal static class WidgetEndpoint
{
    public static RouteHandlerBuilder MapWidget(this IEndpointRouteBuilder assistants) =>
        assistants.MapGet("/{assistant}/widget", Get);

    private static IResult Get(string assistant, string? language, IReadOnlyDictionary<string, Assistant> assistants, IOptions<DirectLineOptions> options)
    {
        if (!assistants.TryGetValue(assistant, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        var spoken = found.Supported(LanguageTags.Normalize(language));
        return Results.Json(
            new WidgetInfo(
                found.Id,
                found.Name.In(spoken),
                spoken,
                LanguageTags.Direction(spoken),
                found.Texts.StatusOf(spoken, "widget.notice").ToString().ToLowerInvariant(),
                Math.Max(1, options.Value.ResumeHours / 24),
                [.. found.Languages.Select(tag => new WidgetLanguage(tag, LanguageTags.NativeName(tag), LanguageTags.Direction(tag)))],
                found.Texts.WithPrefix(spoken, "widget.")),
            HostJson.Default.WidgetInfo);
    }
}
