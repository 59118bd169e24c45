using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Everything that is stored of a conversation and that its citizen may have.</summary>
/// <param name="Activities">What was said and what happened, both ways, as in the stream.</param>
/// <param name="Bookings">Those that were made in this conversation, with the contact details that were given for them.</param>
/// <param name="Applications">What was filed in this conversation; identity numbers are masked.</param>
internal sealed record MyData(
    MyConversation Conversation, IReadOnlyList<JsonElement> Activities, IReadOnlyList<MyFeedback> Feedback, IReadOnlyList<MyBooking> Bookings, IReadOnlyList<MyApplication> Applications,
    IReadOnlyList<MyFile> Files);

internal sealed record MyConversation(string Id, string Assistant, string Language, DateTimeOffset Started, string Status);

internal sealed record MyFeedback(string ActivityId, bool Helpful, string? Comment, DateTimeOffset At);

internal sealed record MyBooking(
    string Reference, string Service, string Place, DateTimeOffset Start, DateTimeOffset End, string State,
    string? Name, string? Email, string? Phone, int? People, string? Note, string? Interpreter, string? Accessibility, string? Address);

internal sealed record MyApplication(
    string Reference, string Service, string Title, string State, DateTimeOffset Filed, IReadOnlyList<RecordedAnswer> Answers, IReadOnlyList<OfficeMessage> Messages);

internal sealed record MyFile(string Name, string ContentType, long Size, DateTimeOffset At);

/// <summary><c>GET /v3/directline/conversations/{id}/my-data</c>: what the citizen sees and downloads, under the conversation's own token.</summary>
internal static class MyDataEndpoint
{
    public static void MapMyData(this RouteGroupBuilder directLine) =>
        directLine.MapGet("/conversations/{id}/my-data", GetAsync).RequireRateLimiting(RateLimits.Messages);

    private static async Task<IResult> GetAsync(
        string id, HttpRequest request, DirectLineAccess access, ConversationLog log, IDbContextFactory<CitizenBotDb> contexts, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await access.EnterAsync(request, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var activities = new List<JsonElement>();
        for (var watermark = 0L; ;)
        {
            var (set, next) = await log.ReadAsync(id, watermark, cancellationToken);
            if (next == watermark)
            {
                break;
            }

            activities.AddRange(set.Select(a => JsonSerializer.SerializeToElement(a, BotFrameworkJson.Wire.Activity)));
            watermark = next;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var feedback = await db.Feedback.AsNoTracking().Where(f => f.ConversationId == id).OrderBy(f => f.ActivityId).ToListAsync(cancellationToken);
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.ConversationId == id).OrderBy(b => b.Start).Select(b => b.Json).ToListAsync(cancellationToken);
        var applications = await db.Applications.AsNoTracking().Where(a => a.ConversationId == id).OrderBy(a => a.FiledAt).Select(a => a.Json).ToListAsync(cancellationToken);
        var files = await db.Files.AsNoTracking().Where(f => f.ConversationId == id).OrderBy(f => f.Sequence).ToListAsync(cancellationToken);
        var row = visit!.Conversation;
        return Results.Json(
            new MyData(
                new(row.Id, row.Assistant, row.Language, At(row.CreatedAt), row.Status),
                activities,
                [.. feedback.Select(f => new MyFeedback(f.ActivityId, f.Helpful, f.Comment, At(f.CreatedAt)))],
                [.. bookings.Select(json => Of(JsonSerializer.Deserialize(json, StorageJson.Default.BookingDocument)!))],
                [.. applications.Select(json => Of(ApplicationReader.Read(json)))],
                [.. files.Select(f => new MyFile(f.Name, f.ContentType, f.Size, At(f.CreatedAt)))]),
            HostJson.Default.MyData);
    }

    private static MyBooking Of(BookingDocument b) =>
        new(b.Reference, b.Service, b.Place, At(b.Start), At(b.End), b.State, b.Contact.Name, b.Contact.Email, b.Contact.Phone, b.Contact.People,
            b.Contact.Note, b.Contact.Interpreter, b.Contact.Accessibility, b.Contact.Address);

    private static MyApplication Of(Application a) =>
        new(a.Reference.ToString(), a.Service, a.Title, a.State.ToString(), a.FiledAt.ToDateTimeOffset(), a.Answers, a.Messages);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
