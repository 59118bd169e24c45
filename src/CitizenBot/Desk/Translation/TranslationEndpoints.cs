using CitizenBot.Channels;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;

namespace CitizenBot.Desk;

internal sealed record TranslationRequest(IReadOnlyList<string>? Activities);

internal sealed record MessageTranslationList(IReadOnlyList<MessageTranslation> Translations);

internal sealed record PreviewRequest(string? Text, string? To);

/// <summary>The Swedish of what was said, and the citizen's language for what is about to be.</summary>
internal static class TranslationEndpoints
{
    private const int MostActivities = 100;
    private const int LongestText = 4000;

    public static void MapTranslations(this IEndpointRouteBuilder desk)
    {
        var conversation = desk.MapGroup("/conversations/{id}").RequireAuthorization(DeskPolicies.Agent);
        conversation.MapGet("/translation", StateAsync);
        conversation.MapPost("/translations", ReadAsync);
        conversation.MapPost("/translation-preview", PreviewAsync);
    }

    private static async Task<IResult> StateAsync(string id, DeskSession session, SummaryReader reader, DeskTeams teams, DeskTranslations translations, CancellationToken cancellationToken) =>
        await reader.RowAsync(teams.WallOf(session.Agent), id, cancellationToken) is { } row
            ? Results.Json(await translations.StateAsync(row.Assistant, row.Language, cancellationToken), DeskJson.Wire.TranslationState)
            : NotThere();

    private static async Task<IResult> ReadAsync(
        string id, HttpRequest request, DeskSession session, SummaryReader reader, DeskTeams teams, DeskTranslations translations, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.TranslationRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : body!.Activities is not { Count: >= 1 and <= MostActivities } ids || ids.Any(activity => activity is null) ? Problems.Bad($"'activities' are 1 to {MostActivities} ids of messages.")
            : await reader.RowAsync(teams.WallOf(session.Agent), id, cancellationToken) is not { } row ? NotThere()
            : Results.Json(new MessageTranslationList(await translations.ReadAsync(row, [.. ids.Distinct()], cancellationToken)), DeskJson.Wire.MessageTranslationList);
    }

    private static async Task<IResult> PreviewAsync(
        string id, HttpRequest request, DeskSession session, SummaryReader reader, DeskTeams teams, DeskTranslations translations, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.PreviewRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : string.IsNullOrWhiteSpace(body!.Text) || body.Text.Length > LongestText ? Problems.Bad($"A preview needs a 'text' of 1 to {LongestText} characters.")
            : LanguageTags.Normalize(body.To) is not { Length: > 0 } to ? Problems.Bad("'to' is a language such as 'ar'.")
            : await reader.RowAsync(teams.WallOf(session.Agent), id, cancellationToken) is not { } row ? NotThere()
            : await translations.PreviewAsync(row, body.Text, to, cancellationToken) is { } preview ? Results.Json(preview, DeskJson.Wire.TranslationPreview)
            : Untranslated();
    }

    /// <summary>The agent decides then whether to send the Swedish.</summary>
    public static IResult Untranslated() => Problems.Unavailable("No translator could translate this. Try again, or send it untranslated.");

    private static IResult NotThere() => Problems.NotFound("There is no such conversation at your desk.");
}
