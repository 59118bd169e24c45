using CitizenBot.Channels.DirectLine;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>What the widget shows before the first message.</summary>
/// <param name="Uploads">What can be sent beside words; null where nothing can.</param>
/// <param name="ResumeDays">For how long a device can remember its conversation.</param>
internal sealed record WidgetInfo(
    string Assistant, string Name, string Language, string Direction, string Status, int ResumeDays,
    IReadOnlyList<WidgetLanguage> Languages, IReadOnlyDictionary<string, string> Texts, WidgetUploads? Uploads, WidgetNotice? Notice, WidgetOff? Off);

/// <param name="Files">At most so many with one message.</param>
/// <param name="Bytes">At most so many in all of them.</param>
/// <param name="Accept">Media types and name endings, as the attribute <c>accept</c> of HTML has them.</param>
internal sealed record WidgetUploads(int Files, int Bytes, string Accept);

internal sealed record WidgetNotice(IReadOnlyDictionary<string, string> Texts);

internal sealed record WidgetOff(IReadOnlyDictionary<string, string> Reasons);

internal sealed record WidgetLanguage(string Tag, string Name, string Direction);

internal static class WidgetEndpoint
{
    public static RouteHandlerBuilder MapWidget(this IEndpointRouteBuilder assistants) =>
        assistants.MapGet("/{assistant}/widget", GetAsync);

    private static async Task<IResult> GetAsync(
        string assistant, string? language, IReadOnlyDictionary<string, Assistant> assistants, IOptions<DirectLineOptions> options,
        IOptions<LimitOptions> limits, UrgentNotices notices, AssistantSwitches switches, CancellationToken cancellationToken)
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
                found.Texts.WithPrefix(spoken, "widget."),
                Uploads(options.Value, limits.Value),
                await notices.CurrentAsync(found.Id, cancellationToken) is { } notice ? new WidgetNotice(notice.Texts) : null,
                await switches.CurrentAsync(found.Id, cancellationToken) is { } off ? new WidgetOff(off.Reasons) : null),
            HostJson.Wire.WidgetInfo);
    }

    private static WidgetUploads? Uploads(DirectLineOptions options, LimitOptions limits) => limits.UploadFiles == 0 ? null
        : new(limits.UploadFiles, limits.UploadBytes, string.Join(',', FileType.Taken(options.UploadTypes).SelectMany(t => t.Extensions.Prepend(t.Name))));
}
