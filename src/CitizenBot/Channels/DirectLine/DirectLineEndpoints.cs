using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Direct Line 3.0 for clients that hold a token. Status codes are those that real clients need.</summary>
internal static class DirectLineEndpoints
{
    public static RouteGroupBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v3/directline");
        group.MapPost("/tokens/generate", GenerateAsync).RequireRateLimiting(RateLimits.Tokens);
        group.MapPost("/tokens/refresh", RefreshAsync).RequireRateLimiting(RateLimits.Tokens);
        group.MapPost("/conversations", StartAsync).RequireRateLimiting(RateLimits.Tokens);
        group.MapGet("/conversations/{id}", ReconnectAsync);
        group.MapGet("/conversations/{id}/activities", GetActivitiesAsync);
        group.MapPost("/conversations/{id}/activities", PostActivityAsync).RequireRateLimiting(RateLimits.Messages);
        group.MapGet("/conversations/{id}/stream", StreamAsync);
        return group;
    }

    /// <summary>For a server that holds an assistant's secret: a token for one new conversation as one user.</summary>
    private static async Task<IResult> GenerateAsync(
        HttpRequest request, DirectLineTokens tokens, DirectLineSecrets secrets, CancellationToken cancellationToken)
    {
        if (BearerOf(request) is not { } secret)
        {
            return DirectLineErrors.MissingToken();
        }

        if (secrets.AssistantOf(secret) is not { } assistant)
        {
            return DirectLineErrors.Error(403, "BadArgument", "The secret is not one of this server's (Bots:{assistant}:DirectLineSecret).");
        }

        var (parameters, status, error) = await RequestBody.ReadAsync(request, BotFrameworkJson.Wire.TokenParameters, required: false, cancellationToken);
        if (error is not null)
        {
            return DirectLineErrors.Error(status, "BadArgument", error);
        }

        if (parameters?.User?.Id is { } user && !(user.StartsWith("dl_", StringComparison.Ordinal) && user.Length <= 100))
        {
            return DirectLineErrors.Bad("user.id must start with 'dl_' and have at most 100 characters.");
        }

        var identity = DirectLineIdentity.New(assistant, parameters?.User?.Id, parameters?.Locale);
        return Results.Json(new Conversation
        {
            ConversationId = identity.ConversationId,
            Token = await tokens.IssueAsync(identity, cancellationToken),
            ExpiresIn = tokens.LifetimeSeconds,
        }, BotFrameworkJson.Wire.Conversation);
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, DirectLineTokens tokens, CancellationToken cancellationToken)
    {
        var (identity, refusal) = await AuthenticateAsync(request, tokens, null, cancellationToken);
        return refusal ?? Results.Json(new Conversation
        {
            ConversationId = identity!.ConversationId,
            Token = await tokens.IssueAsync(identity, cancellationToken),
            ExpiresIn = tokens.LifetimeSeconds,
        }, BotFrameworkJson.Wire.Conversation);
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, DirectLineTokens tokens, ConversationStart start, ConversationLog log, CancellationToken cancellationToken)
    {
        var (identity, refusal) = await AuthenticateAsync(request, tokens, null, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var (parameters, status, error) = await RequestBody.ReadAsync(request, BotFrameworkJson.Wire.TokenParameters, required: false, cancellationToken);
        if (error is not null)
        {
            return DirectLineErrors.Error(status, "BadArgument", error);
        }

        var existing = await log.FindAsync(identity!.ConversationId, cancellationToken);
        if (existing is null)
        {
            await start.BeginAsync(identity, parameters?.Locale ?? identity.Locale, cancellationToken);
        }

        return Results.Json(
            await ConversationAsync(request, tokens, identity, existing is null ? null : 0, cancellationToken),
            BotFrameworkJson.Wire.Conversation, statusCode: existing is null ? 201 : 200);
    }

    private static async Task<IResult> ReconnectAsync(
        string id, string? watermark, HttpRequest request, DirectLineTokens tokens, ConversationLog log, CancellationToken cancellationToken)
    {
        var (identity, refusal) = await AuthenticateAsync(request, tokens, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var conversation = await log.FindAsync(id, cancellationToken);
        if (conversation is null)
        {
            return DirectLineErrors.UnknownConversation();
        }

        // Without a watermark only what is new is streamed; with one, the stream replays from it.
        return TryParse(watermark, conversation.LastSequence) is { } from
            ? Results.Json(await ConversationAsync(request, tokens, identity!, from, cancellationToken), BotFrameworkJson.Wire.Conversation)
            : DirectLineErrors.Bad("The watermark is not one that this server has given.");
    }

    private static async Task<IResult> GetActivitiesAsync(
        string id, string? watermark, HttpRequest request, DirectLineTokens tokens, ConversationLog log, CancellationToken cancellationToken)
    {
        var (_, refusal) = await AuthenticateAsync(request, tokens, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (TryParse(watermark, 0) is not { } from)
        {
            return DirectLineErrors.Bad("The watermark is not one that this server has given.");
        }

        if (await log.FindAsync(id, cancellationToken) is null)
        {
            return DirectLineErrors.UnknownConversation();
        }

        var (activities, next) = await log.ReadAsync(id, from, cancellationToken);
        return Results.Json(
            new ActivitySet { Activities = [.. activities], Watermark = next.ToString(CultureInfo.InvariantCulture) },
            BotFrameworkJson.Wire.ActivitySet);
    }

    private static async Task<IResult> PostActivityAsync(
        string id, HttpRequest request, DirectLineTokens tokens, ConversationLog log, ActivityAcceptance acceptance, CancellationToken cancellationToken)
    {
        var (identity, refusal) = await AuthenticateAsync(request, tokens, id, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var (activity, status, error) = await RequestBody.ReadAsync(request, BotFrameworkJson.Wire.Activity, required: true, cancellationToken);
        if (error is not null)
        {
            return DirectLineErrors.Error(status, status == 413 ? "MessageSizeTooBig" : "BadArgument", error);
        }

        if (await log.FindAsync(id, cancellationToken) is not { } conversation)
        {
            return DirectLineErrors.UnknownConversation();
        }

        DirectLineActivities.Complete(activity!, identity!, request);
        if (DirectLineActivities.Validate(activity!) is { } wrong)
        {
            return DirectLineErrors.Bad(wrong);
        }

        var accepted = activity!.Type == ActivityTypes.Typing
            ? new CommitResult($"{id}|typing", 0, false)
            : await acceptance.AcceptAsync(conversation, activity, DirectLineActivities.DuplicateKey(activity));
        return Results.Json(new ResourceResponse { Id = accepted.ActivityId }, BotFrameworkJson.Wire.ResourceResponse);
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

        if (TryParse(watermark, 0) is not { } from || await log.FindAsync(id, http.RequestAborted) is null)
        {
            return DirectLineErrors.UnknownConversation();
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, id, from, http.RequestAborted);
        return Results.Empty;
    }

    /// <summary>The identity of the token, or the answer that refuses it.</summary>
    private static async Task<(DirectLineIdentity? Identity, IResult? Refusal)> AuthenticateAsync(
        HttpRequest request, DirectLineTokens tokens, string? conversationId, CancellationToken cancellationToken)
    {
        if (BearerOf(request) is not { } token)
        {
            return (null, DirectLineErrors.MissingToken());
        }

        var identity = await tokens.ValidateAsync(token, cancellationToken);
        return identity is null || !request.HttpContext.RequestServices.GetRequiredService<IReadOnlyDictionary<string, Assistant>>().ContainsKey(identity.Assistant)
            ? (null, DirectLineErrors.InvalidToken())
            : conversationId is not null && conversationId != identity.ConversationId ? (null, DirectLineErrors.OtherConversation())
            : (identity, null);
    }

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ') is [var scheme, { Length: > 0 } value] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? value : null;

    private static async Task<Conversation> ConversationAsync(
        HttpRequest request, DirectLineTokens tokens, DirectLineIdentity identity, long? watermark, CancellationToken cancellationToken)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var stream = await tokens.IssueForStreamAsync(identity, cancellationToken);
        return new Conversation
        {
            ConversationId = identity.ConversationId,
            Token = await tokens.IssueAsync(identity, cancellationToken),
            ExpiresIn = tokens.LifetimeSeconds,
            StreamUrl = $"{scheme}://{request.Host}/v3/directline/conversations/{identity.ConversationId}/stream?watermark={watermark ?? 0}&t={stream}",
        };
    }

    private static long? TryParse(string? watermark, long otherwise) =>
        string.IsNullOrEmpty(watermark) ? otherwise
        : long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : null;
}
