using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CitizenBot.Desk;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.DirectLine;

/// <summary>What a browser asks with: the language of its page, and what it kept from an earlier conversation.</summary>
internal sealed record TokenRequest(string? Locale, string? Resume);

/// <summary>A conversation to speak Direct Line in.</summary>
internal sealed record TokenResponse(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, TokenUser User, string Resume);

internal sealed record TokenUser(string Id);

/// <summary><c>POST /assistants/{a}/token</c>: the one call of the widget that is not plain Direct Line.</summary>
internal static class TokenEndpoint
{
    public static RouteHandlerBuilder MapToken(this IEndpointRouteBuilder assistants) =>
        assistants.MapPost("/{assistant}/token", IssueAsync).RequireRateLimiting(RateLimits.Tokens);

    private static async Task<IResult> IssueAsync(
        string assistant,
        HttpRequest request,
        IReadOnlyDictionary<string, Assistant> assistants,
        DirectLineTokens tokens,
        ResumeStore resumes,
        IOptions<DirectLineOptions> options,
        CancellationToken cancellationToken)
    {
        if (!assistants.TryGetValue(assistant, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        if (!Embedding.IsAllowed(request, options.Value))
        {
            return Problems.Refused(StatusCodes.Status403Forbidden, "Pages of this origin may not use the assistant. An operator can add it to DirectLine:AllowedOrigins.");
        }

        if (found.StaffOnly && !DeskSession.IsOpen(request.HttpContext))
        {
            return Problems.Refused(StatusCodes.Status401Unauthorized, "This assistant is for staff. Sign in at the desk first.");
        }

        var (body, status, error) = await RequestBody.ReadAsync(request, HostJson.Default.TokenRequest, required: false, cancellationToken);
        if (error is not null)
        {
            return Problems.Refused(status, error);
        }

        var earlier = body?.Resume is { Length: > 0 } resume ? await resumes.FindAsync(found.Id, resume, cancellationToken) : null;
        var identity = earlier is null
            ? DirectLineIdentity.New(found.Id, null, body?.Locale)
            : new DirectLineIdentity(earlier.ConversationId, earlier.UserId, found.Id, LanguageTags.Normalize(body!.Locale));
        var kept = earlier is null ? await resumes.IssueAsync(identity, cancellationToken) : body!.Resume!;
        return Results.Json(
            new TokenResponse(identity.ConversationId, await tokens.IssueAsync(identity, cancellationToken), tokens.LifetimeSeconds, new(identity.UserId), kept),
            HostJson.Default.TokenResponse);
    }
}

/// <summary>Keeps what lets a browser continue its conversation: 256 random bits, of which only the hash is stored.</summary>
internal sealed class ResumeStore(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time, IOptions<DirectLineOptions> options)
{
    public async Task<ResumeRow?> FindAsync(string assistant, string resume, CancellationToken cancellationToken)
    {
        var hash = Hash(resume);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Resumes.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Hash == hash && r.Assistant == assistant && r.ExpiresAt > now, cancellationToken);
    }

    public async Task<string> IssueAsync(DirectLineIdentity identity, CancellationToken cancellationToken)
    {
        var resume = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var row = new ResumeRow
        {
            Hash = Hash(resume),
            Assistant = identity.Assistant,
            ConversationId = identity.ConversationId,
            UserId = identity.UserId,
            ExpiresAt = time.GetUtcNow().AddHours(options.Value.ResumeHours).ToUnixTimeMilliseconds(),
        };
        await writer.CommitAsync(new Commit(null, new ResumeIssued(row)), cancellationToken);
        return resume;
    }

    private static string Hash(string resume) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resume)));
}
