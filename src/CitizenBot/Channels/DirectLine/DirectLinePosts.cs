using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.DirectLine;

/// <summary>What clients send: activities, and activities with files; and the files again.</summary>
internal static class DirectLinePosts
{
    public static void MapDirectLinePosts(this RouteGroupBuilder directLine)
    {
        var limits = ((IEndpointRouteBuilder)directLine).ServiceProvider.GetRequiredService<IOptions<LimitOptions>>().Value;
        directLine.MapPost("/conversations/{id}/activities", PostActivityAsync).RequireRateLimiting(RateLimits.Messages);
        directLine.MapPost("/conversations/{id}/upload", UploadAsync).RequireRateLimiting(RateLimits.Messages)
            .WithMetadata(new BodyLimit.BodySize((long)limits.UploadBytes + limits.BodyBytes));
        directLine.MapGet("/conversations/{id}/files/{file}", GetFileAsync);
    }

    private static async Task<IResult> PostActivityAsync(
        string id, HttpRequest request, DirectLineAccess access, DirectLineMessages messages, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await access.EnterAsync(request, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var (activity, status, error) = await RequestBody.ReadAsync(request, BotFrameworkJson.Wire.Activity, required: true, cancellationToken);
        return error is not null
            ? DirectLineErrors.Refused(status, error)
            : await messages.AcceptAsync(visit!, activity!, [], request, cancellationToken);
    }

    private static async Task<IResult> UploadAsync(
        string id, string? userId, HttpRequest request, DirectLineAccess access, UploadReader reader, DirectLineMessages messages, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await access.EnterAsync(request, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var files = new List<UploadedFile>();
        try
        {
            (var activity, refusal) = await reader.ReadAsync(request, files, cancellationToken);
            if (refusal is null && files.Count == 0)
            {
                refusal = DirectLineErrors.Bad("An upload has at least one file. Post activities without one to /activities.");
            }

            activity ??= new Activity { Type = ActivityTypes.Message };
            activity.From ??= new ChannelAccount { Id = userId };
            return refusal ?? await messages.AcceptAsync(visit!, activity, files, request, cancellationToken);
        }
        finally
        {
            foreach (var file in files)
            {
                await file.DisposeAsync();
            }
        }
    }

    /// <summary>With a token or a secret of the conversation, or by a link that was made for one.</summary>
    private static async Task<IResult> GetFileAsync(
        string id, string file, long? e, string? t, HttpRequest request, DirectLineAccess access, FileLinks links, StoredFiles files, CancellationToken cancellationToken)
    {
        if (t is null || e is null)
        {
            var (_, refusal) = await access.EnterAsync(request, id, cancellationToken);
            if (refusal is not null)
            {
                return refusal;
            }
        }
        else if (!await links.IsSignedAsync(id, file, e.Value, t, cancellationToken))
        {
            return DirectLineErrors.Error(403, "TokenExpired", "The link is invalid or has expired. Read the conversation again for a new one.");
        }

        // Pages of other sites show pictures that were sent in a chat of theirs; the link is what lets them.
        request.HttpContext.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return await files.FindAsync(id, file, cancellationToken) is { } row
            ? new FileAnswer(row, files)
            : DirectLineErrors.Error(404, "BadArgument", "There is no such file.");
    }
}
