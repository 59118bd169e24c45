using System.Globalization;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Direct Line 3.0: conversations and what is read from them. Status codes are those that real clients need.</summary>
internal static class DirectLineEndpoints
{
    private const int LongestUserId = 100;

    public static RouteGroupBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v3/directline");
        group.MapDirectLineTokens();
        group.MapPost("/conversations", StartAsync).RequireRateLimiting(RateLimits.Tokens);
        group.MapGet("/conversations/{id}", ReconnectAsync);
        group.MapGet("/conversations/{id}/activities", GetActivitiesAsync);
        group.MapGet("/conversations/{id}/stream", StreamAsync);
        group.MapDirectLinePosts();
        group.MapMyData();
        group.MapDirectLineSession();
        return group;
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, DirectLineTokens tokens, DirectLineAccess access, ConversationStart start, ConversationLog log, CancellationToken cancellationToken)
    {
        var assistant = access.AssistantOf(request);
        var (identity, refusal) = assistant is null ? await access.HolderAsync(request, cancellationToken) : (null, null);
        if (refusal is not null)
        {
            return refusal;
        }

        var (parameters, status, error) = await RequestBody.ReadAsync(request, BotFrameworkJson.Wire.TokenParameters, required: false, cancellationToken);
        if (error is not null)
        {
            return DirectLineErrors.Refused(status, error);
        }

        if (assistant is not null && parameters?.User?.Id is { } user && (user.Length is 0 or > LongestUserId || user.Any(char.IsControl)))
        {
            return DirectLineErrors.Bad($"user.id must have 1 to {LongestUserId} characters, without control characters.");
        }

        // A token names its conversation and its user, whatever the body says; a secret begins a new one.
        identity ??= DirectLineIdentity.New(assistant!, parameters?.User?.Id, parameters?.Locale);
        var existing = await log.FindAsync(identity.ConversationId, cancellationToken);
        if (existing is null)
        {
            await start.BeginAsync(identity, parameters?.Locale ?? identity.Locale, cancellationToken);
        }

        return Results.Json(
            await ConversationAsync(request, tokens, identity, 0, cancellationToken), BotFrameworkJson.Wire.Conversation, statusCode: existing is null ? 201 : 200);
    }

    private static async Task<IResult> ReconnectAsync(
        string id, string? watermark, HttpRequest request, DirectLineTokens tokens, DirectLineAccess access, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await access.EnterAsync(request, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        // Without a watermark only what is new is streamed; with one, the stream replays from it.
        return TryParse(watermark, visit!.Conversation.LastSequence) is { } from
            ? Results.Json(await ConversationAsync(request, tokens, visit.Identity, from, cancellationToken), BotFrameworkJson.Wire.Conversation)
            : DirectLineErrors.Bad("The watermark is not one that this server has given.");
    }

    private static async Task<IResult> GetActivitiesAsync(
        string id, string? watermark, HttpRequest request, DirectLineAccess access, ConversationLog log, CancellationToken cancellationToken)
    {
        var (_, refusal) = await access.EnterAsync(request, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (TryParse(watermark, 0) is not { } from)
        {
            return DirectLineErrors.Bad("The watermark is not one that this server has given.");
        }

        var (activities, next) = await log.ReadAsync(id, from, cancellationToken);
        return Results.Json(
            new ActivitySet { Activities = [.. activities], Watermark = next.ToString(CultureInfo.InvariantCulture) },
            BotFrameworkJson.Wire.ActivitySet);
    }

    private static async Task<IResult> StreamAsync(
        string id, string? t, string? watermark, HttpContext http, DirectLineTokens tokens, ConversationLog log, ActivityStream stream)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return DirectLineErrors.Bad("This address is for WebSocket connections.");
        }

        var identity = t is null ? null : await tokens.ValidateForStreamAsync(t, http.RequestAborted);
        if (identity is null || identity.ConversationId != id)
        {
            return DirectLineErrors.InvalidToken();
        }

        if (!identity.Trusts(http.Request))
        {
            return DirectLineErrors.OtherOrigin();
        }

        if (TryParse(watermark, 0) is not { } from || await log.FindAsync(id, http.RequestAborted) is null)
        {
            return DirectLineErrors.UnknownConversation();
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, identity.Assistant, id, from, http.RequestAborted);
        return Results.Empty;
    }

    private static async Task<Conversation> ConversationAsync(
        HttpRequest request, DirectLineTokens tokens, DirectLineIdentity identity, long watermark, CancellationToken cancellationToken)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var stream = await tokens.IssueForStreamAsync(identity, cancellationToken);
        return new Conversation
        {
            ConversationId = identity.ConversationId,
            Token = await tokens.IssueAsync(identity, cancellationToken),
            ExpiresIn = tokens.LifetimeSeconds,
            StreamUrl = $"{scheme}://{request.Host}/v3/directline/conversations/{identity.ConversationId}/stream?watermark={watermark}&t={stream}",
        };
    }

    private static long? TryParse(string? watermark, long otherwise) =>
        string.IsNullOrEmpty(watermark) ? otherwise
        : long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : null;
}
