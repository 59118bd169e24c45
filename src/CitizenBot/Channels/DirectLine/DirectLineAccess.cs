using CitizenBot.BotFramework.Schema;
using CitizenBot.Desk;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// Who calls. A token opens one conversation as one user, on pages of its trusted origins; a secret opens every
/// conversation of its assistant, as whom its holder says.
/// </summary>
internal sealed class DirectLineAccess(
    DirectLineTokens tokens, DirectLineSecrets secrets, ConversationLog log, IReadOnlyDictionary<string, Assistant> assistants)
{
    /// <summary>The holder of a token, or the answer that refuses them.</summary>
    public async Task<(DirectLineIdentity? Identity, IResult? Refusal)> HolderAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (BearerOf(request) is not { } token)
        {
            return (null, DirectLineErrors.MissingToken());
        }

        // Where rates are counted the token has been read already.
        var identity = request.HttpContext.Features.Get<DirectLineIdentity>() ?? await tokens.ValidateAsync(token, cancellationToken);
        return identity is null || !assistants.ContainsKey(identity.Assistant) ? (null, DirectLineErrors.InvalidToken())
            : !identity.Trusts(request) ? (null, DirectLineErrors.OtherOrigin())
            : (identity, null);
    }

    /// <summary>Whether a token may be renewed: staff keep theirs while they are signed in, or while their own server makes them.</summary>
    public bool MayRenew(HttpRequest request, DirectLineIdentity identity) =>
        !assistants[identity.Assistant].StaffOnly || secrets.Has(identity.Assistant) || DeskSession.IsOpen(request.HttpContext);

    /// <summary>The assistant whose secret the caller holds; null where it is no secret.</summary>
    public string? AssistantOf(HttpRequest request) => BearerOf(request) is { } secret ? secrets.AssistantOf(secret) : null;

    /// <summary>Lets the caller into a conversation that has started, or says why not.</summary>
    public async Task<(DirectLineVisit? Visit, IResult? Refusal)> EnterAsync(HttpRequest request, string conversationId, CancellationToken cancellationToken)
    {
        var assistant = AssistantOf(request);
        var (identity, refusal) = assistant is null ? await HolderAsync(request, cancellationToken) : (null, null);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        if (identity is not null && identity.ConversationId != conversationId)
        {
            return (null, DirectLineErrors.OtherConversation());
        }

        var row = await log.FindAsync(conversationId, cancellationToken);
        return row is null || row.ChannelId != ChannelIds.DirectLine || (assistant is not null && row.Assistant != assistant)
            ? (null, DirectLineErrors.UnknownConversation())
            : (new DirectLineVisit(identity ?? new DirectLineIdentity(row.Id, row.UserId, row.Assistant, null), row, assistant is not null), null);
    }

    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ') is [var scheme, { Length: > 0 } value] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? value : null;
}

/// <summary>A caller in a conversation.</summary>
/// <param name="HoldsSecret">Whether they may speak for any user.</param>
internal sealed record DirectLineVisit(DirectLineIdentity Identity, ConversationRow Conversation, bool HoldsSecret)
{
    /// <summary>Who says it: the token's user, whatever the body claims; with a secret, whom the caller names.</summary>
    public DirectLineIdentity Speaker(string? claimed) =>
        HoldsSecret && claimed is { Length: > 0 } ? Identity with { UserId = claimed } : Identity;
}
