using System.Text;
using CitizenBot.Channels;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Operations;
using CitizenBot.Storage;
using NodaTime;

namespace CitizenBot.Desk;

/// <summary>What an agent does with a case. What is null stays as it is.</summary>
/// <param name="Version">The version that was read: whoever was slower is told so.</param>
/// <param name="State">As in <see cref="OfficeApplicationSummary.State"/>.</param>
/// <param name="Assignee">The account that handles it; empty for nobody.</param>
/// <param name="MessageId">The client's id of <paramref name="Message"/>, so that it is sent once.</param>
/// <param name="Message">To the citizen, in the conversation that the case was filed in.</param>
internal sealed record ApplicationRequestBody(int? Version, string? State, string? Assignee, string? MessageId, string? Message);

internal sealed record NumberRequest(string? Number);

internal sealed record NumberAnswer(IReadOnlyDictionary<string, string> Numbers);

/// <summary>The cases of an agent's teams: lists, one case, what is done with it, and what is taken along.</summary>
internal static class ApplicationEndpoints
{
    private const int LongestText = 4000;
    private const int LongestId = 100;

    public static void MapApplications(this IEndpointRouteBuilder desk)
    {
        var applications = desk.MapGroup("/applications").RequireAuthorization(DeskPolicies.Agent);
        applications.MapGet("", ListAsync);
        applications.MapPost("/find", FindNumberAsync);
        applications.MapGet("/{reference}", GetAsync);
        applications.MapPost("/{reference}", ChangeAsync);
        applications.MapPost("/{reference}/numbers", RevealAsync);
        applications.MapGet("/{reference}/export.json", JsonAsync);
        applications.MapGet("/{reference}/export.html", PrintAsync);
        applications.MapGet("/{reference}/files/{file}", GetFileAsync);
    }

    private static async Task<IResult> ListAsync(string? state, DeskSession session, OfficeApplications applications, DeskTeams teams, CancellationToken cancellationToken) =>
        state is not null && OfficeApplications.StateOf(state) is null
            ? Problems.Bad("'state' is one of new, in-progress, waiting, done.")
            : Results.Json(await applications.ListAsync(teams.WallOf(session.Agent), OfficeApplications.StateOf(state), cancellationToken), DeskJson.Wire.OfficeApplicationList);

    /// <summary>In the body, so that the number stands in no address and in no log.</summary>
    private static async Task<IResult> FindNumberAsync(
        HttpRequest request, DeskSession session, OfficeApplications applications, DeskTeams teams, IIdentityNumbers numbers, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.NumberRequest, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : PersonalIdentityNumber.TryParse(body!.Number ?? "", Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(BookableService.Zone).Date, out var number)
                ? Results.Json(await applications.WithNumberAsync(teams.WallOf(session.Agent), numbers.HashOf(number), cancellationToken), DeskJson.Wire.OfficeApplicationList)
            : Problems.Bad("'number' is no valid personal identity number or coordination number.");
    }

    private static async Task<IResult> GetAsync(string reference, DeskSession session, OfficeApplications applications, DeskTeams teams, CancellationToken cancellationToken) =>
        await applications.FindAsync(teams.WallOf(session.Agent), reference, cancellationToken) is { } found
            ? Results.Json(applications.Seen(found), DeskJson.Wire.OfficeApplication)
            : NotThere();

    private static async Task<IResult> ChangeAsync(
        string reference, HttpRequest request, DeskSession session, ApplicationCommands commands, CancellationToken cancellationToken)
    {
        var (body, status, error) = await RequestBody.ReadAsync(request, DeskJson.Wire.ApplicationRequestBody, required: true, cancellationToken);
        return error is not null ? Problems.Refused(status, error)
            : body!.Version is null ? Problems.Bad("The 'version' that was read is missing.")
            : body.State is not null && OfficeApplications.StateOf(body.State) is null ? Problems.Bad("'state' is one of new, in-progress, waiting, done.")
            : body.Message is not null && (string.IsNullOrWhiteSpace(body.Message) || body.Message.Length > LongestText) ? Problems.Bad($"A 'message' has 1 to {LongestText} characters.")
            : body.Message is not null && body.MessageId is not { Length: >= 1 and <= LongestId } ? Problems.Bad($"A message needs a 'messageId' of 1 to {LongestId} characters.")
            : await commands.ChangeAsync(session.Agent, reference, body, cancellationToken);
    }

    /// <summary>The identity numbers of a case in full. Who looked is in the log.</summary>
    private static async Task<IResult> RevealAsync(
        string reference, DeskSession session, OfficeApplications applications, DeskTeams teams, IIdentityNumbers numbers, ILogger<OfficeApplications> logger, CancellationToken cancellationToken)
    {
        if (await applications.FindAsync(teams.WallOf(session.Agent), reference, cancellationToken) is not { } found)
        {
            return NotThere();
        }

        LogMessages.IdentityNumbersShown(logger, session.Agent.UserName, found.Reference.Value);
        var shown = (await applications.NumbersAsync(found, cancellationToken)).ToDictionary(n => n.Key, n => numbers.Reveal(n.Value));
        return shown.ContainsValue(null)
            ? Problems.Refused(StatusCodes.Status503ServiceUnavailable, "The key that the number was encrypted with is not in the keys' folder. It has to be restored from the backup.")
            : Results.Json(new NumberAnswer(shown.ToDictionary(n => n.Key, n => n.Value!)), DeskJson.Wire.NumberAnswer);
    }

    private static async Task<IResult> JsonAsync(string reference, DeskSession session, OfficeApplications applications, DeskTeams teams, CancellationToken cancellationToken) =>
        await applications.FindAsync(teams.WallOf(session.Agent), reference, cancellationToken) is { } found
            ? Results.File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(applications.Seen(found), DeskJson.Wire.OfficeApplication), "application/json", $"{found.Reference}.json")
            : NotThere();

    private static async Task<IResult> PrintAsync(string reference, HttpContext http, DeskSession session, OfficeApplications applications, DeskTeams teams, CancellationToken cancellationToken)
    {
        if (await applications.FindAsync(teams.WallOf(session.Agent), reference, cancellationToken) is not { } found)
        {
            return NotThere();
        }

        http.Response.Headers.ContentSecurityPolicy = PrintedApplication.ContentSecurityPolicy;
        return Results.Text(PrintedApplication.Write(applications.Seen(found)), "text/html", Encoding.UTF8);
    }

    /// <summary>What the citizen sent, behind the wall of the case that it belongs to; always saved, never shown in the page.</summary>
    private static async Task<IResult> GetFileAsync(
        string reference, string file, DeskSession session, OfficeApplications applications, DeskTeams teams, StoredFiles files, CancellationToken cancellationToken) =>
        await applications.FindAsync(teams.WallOf(session.Agent), reference, cancellationToken) is { } found && found.Files.Any(f => f.Id == file)
        && await files.FindAsync(found.ConversationKey, file, cancellationToken) is { } row
            ? new FileAnswer(row, files, asAttachment: true)
            : Problems.NotFound("There is no such file at your desk.");

    private static IResult NotThere() => Problems.NotFound("There is no such case at your desk.");
}
