using System.Text.RegularExpressions;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Tokens of Direct Line 3.0: made with a secret, renewed with a token.</summary>
internal static partial class DirectLineTokenEndpoints
{
    private const int MostOrigins = 20;

    public static void MapDirectLineTokens(this IEndpointRouteBuilder directLine)
    {
        directLine.MapPost("/tokens/generate", GenerateAsync).RequireRateLimiting(RateLimits.Tokens);
        directLine.MapPost("/tokens/refresh", RefreshAsync).RequireRateLimiting(RateLimits.Tokens);
    }

    /// <summary>For a server that holds an assistant's secret: a token for one new conversation as one user.</summary>
    private static async Task<IResult> GenerateAsync(
        HttpRequest request, DirectLineTokens tokens, DirectLineAccess access, CancellationToken cancellationToken)
    {
        if (DirectLineAccess.BearerOf(request) is null)
        {
            return DirectLineErrors.MissingToken();
        }

        if (access.AssistantOf(request) is not { } assistant)
        {
            return DirectLineErrors.Error(403, "BadArgument", "The secret is not one of this server's (Bots:{assistant}:DirectLineSecret).");
        }

        var (parameters, status, error) = await RequestBody.ReadAsync(request, BotFrameworkJson.Wire.TokenParameters, required: false, cancellationToken);
        if (error is not null)
        {
            return DirectLineErrors.Refused(status, error);
        }

        if (parameters?.User?.Id is { } user && !TokenUserId().IsMatch(user))
        {
            return DirectLineErrors.Bad("user.id must start with 'dl_' and have at most 100 letters, digits and -._~@: since clients put it into addresses.");
        }

        if (parameters?.TrustedOrigins is { } origins && (origins.Count > MostOrigins || !origins.All(Embedding.IsOrigin)))
        {
            return DirectLineErrors.Bad($"trustedOrigins must be at most {MostOrigins} origins such as https://example.org, without a path.");
        }

        var identity = DirectLineIdentity.New(assistant, parameters?.User?.Id, parameters?.Locale) with { TrustedOrigins = [.. parameters?.TrustedOrigins ?? []] };
        return await AnswerAsync(identity, tokens, cancellationToken);
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, DirectLineTokens tokens, DirectLineAccess access, CancellationToken cancellationToken)
    {
        var (identity, refusal) = await access.HolderAsync(request, cancellationToken);
        return refusal
            ?? (access.MayRenew(request, identity!) ? await AnswerAsync(identity!, tokens, cancellationToken) : DirectLineErrors.SignedOut());
    }

    private static async Task<IResult> AnswerAsync(DirectLineIdentity identity, DirectLineTokens tokens, CancellationToken cancellationToken) => Results.Json(
        new Conversation
        {
            ConversationId = identity.ConversationId,
            Token = await tokens.IssueAsync(identity, cancellationToken),
            ExpiresIn = tokens.LifetimeSeconds,
        }, BotFrameworkJson.Wire.Conversation);

    [GeneratedRegex(@"\Adl_[A-Za-z0-9._~@:-]{0,97}\z")]
    private static partial Regex TokenUserId();
}
