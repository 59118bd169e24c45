using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CitizenBot.Channels.Messages;

/// <summary>
/// The bot's endpoint for Azure Bot Service, the Emulator and Teams. An activity is stored before it is acknowledged;
/// replies go through the outbox, or back in the response for invoke and expectReplies.
/// </summary>
internal sealed class MessagesEndpoint(
    BotRegistrations registrations,
    ActivityAcceptance acceptance,
    ITurnReader reader,
    ConversationFeed feed,
    ConversationRates rates,
    IReadOnlyDictionary<string, Assistant> assistants,
    IOptions<BotsOptions> options,
    TimeProvider time,
    ILogger<MessagesEndpoint> logger)
{
    /// <summary>Channels give up after 15 seconds.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(14);

    public async Task<IResult> PostAsync(string? assistant, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!assistants.TryGetValue(assistant ?? options.Value.Default, out var found))
        {
            return Problems.NotFound($"There is no assistant '{assistant}'.");
        }

        // Anything else a browser may send from any page without asking first.
        var (activity, status, error) = IsJson(request)
            ? await RequestBody.ReadAsync(request, BotFrameworkJson.Inbound.Activity, required: true, cancellationToken)
            : (null, StatusCodes.Status415UnsupportedMediaType, "The body must be application/json.");
        if (error is not null)
        {
            // Who may not call learns nothing of what the body lacks.
            return (await AuthenticateAsync(found.Id, request, new Activity(), cancellationToken)).Refusal ?? Problems.Refused(status, error);
        }

        // Nobody else may say who called.
        (var refusal, activity!.CallerId) = await AuthenticateAsync(found.Id, request, activity, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (ActivityValidation.Validate(activity) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (string.IsNullOrEmpty(activity.ChannelId))
        {
            return Problems.Bad("channelId is missing.");
        }

        if (activity.ServiceUrl is { Length: > 0 } url && ChannelAddress(url) is null)
        {
            return Problems.Bad("serviceUrl is not an absolute http or https address.");
        }

        if (activity.Type == ActivityTypes.Typing)
        {
            // The one activity that is not stored: nobody needs to hear of it later.
            return AnswersInResponse(activity) ? ResultOf(activity, null) : Results.Ok();
        }

        activity.Recipient ??= new ChannelAccount { Id = found.Id, Role = RoleTypes.Bot };
        var conversation = ConversationOf(found, activity);
        if (await rates.RefusalAsync(request.HttpContext, conversation.Id) is { } tooMany)
        {
            return tooMany;
        }

        var accepted = await acceptance.AcceptAsync(conversation, activity, DuplicateKey(activity));
        if (activity.Type == ActivityTypes.DeleteUserData && !accepted.Duplicate)
        {
            LogMessages.DeletionRequested(logger, conversation.Id);
        }

        return AnswersInResponse(activity)
            ? await AnswerAsync(conversation.Id, accepted, activity, cancellationToken)
            : Results.Ok();
    }

    /// <summary>The answer that refuses the caller, or null; and who they are, where a token says so.</summary>
    private async Task<(IResult? Refusal, string? CallerId)> AuthenticateAsync(string assistant, HttpRequest request, Activity activity, CancellationToken cancellationToken)
    {
        if (registrations.Of(assistant) is { } registration)
        {
            return await registration.AuthenticateAsync(request.Headers.Authorization, activity, cancellationToken) switch
            {
                AuthenticationResult.Ok ok => (null, ok.CallerId),
                AuthenticationResult.Unauthorized no => (Problems.Refused(401, no.Reason), null),
                AuthenticationResult.Forbidden no => (Problems.Refused(403, no.Reason), null),
                AuthenticationResult.Unavailable no => (Problems.Refused(503, no.Reason), null),
                var unknown => throw new InvalidOperationException($"Nothing is known of {unknown.GetType().Name}."),
            };
        }

        return (AnonymousRefusal(assistant, request, activity), null);
    }

    private IResult? AnonymousRefusal(string assistant, HttpRequest request, Activity activity) =>
        !options.Value.AllowAnonymous || !Proxies.IsLocal(request.HttpContext) ? Problems.Refused(401, $"Set Bots:{assistant}:AppId, or Bots:AllowAnonymous for callers on this machine.")
        : request.Headers.Origin.Count > 0 ? Problems.Refused(403, "Web pages may not call without a token.")
        : activity.ServiceUrl is { Length: > 0 } url && ChannelAddress(url) is not { IsLoopback: true } ? Problems.Bad("serviceUrl must be on this machine when the caller is anonymous.")
        : null;

    private async Task<IResult> AnswerAsync(string conversationId, CommitResult accepted, Activity activity, CancellationToken cancellationToken)
    {
        if (accepted.Response is { } stored)
        {
            return ResultOf(activity, stored);
        }

        using var limit = new CancellationTokenSource(AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var follower = feed.Follow(conversationId);
        try
        {
            while (true)
            {
                var (handled, response) = await reader.ResponseAsync(conversationId, accepted.Sequence, either.Token);
                if (handled)
                {
                    return ResultOf(activity, response);
                }

                await follower.WaitAsync(TimeSpan.FromSeconds(1), time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Problems.Refused(504, "The bot has not finished in time. The message is stored; repeat the request with the same activity id for its answer.");
        }
    }

    private static IResult ResultOf(Activity activity, string? response) => activity.Type == ActivityTypes.Invoke
        ? InvokeResult(response!)
        : Results.Text(response ?? """{"activities":[]}""", "application/json", Encoding.UTF8);

    private static IResult InvokeResult(string response)
    {
        var answer = JsonSerializer.Deserialize(response, BotFrameworkJson.Wire.InvokeResponse)!;
        return answer.Body is { } body ? Results.Text(body.GetRawText(), "application/json", Encoding.UTF8, answer.Status) : Results.StatusCode(answer.Status);
    }

    private static ConversationRow ConversationOf(Assistant assistant, Activity activity)
    {
        var reference = activity.ServiceUrl is { Length: > 0 } ? ConversationReference.Of(activity) : null;
        if (reference is not null)
        {
            reference.ActivityId = null;
        }

        return new ConversationRow
        {
            Id = IdOf(assistant.Id, activity.ChannelId!, activity.Conversation!.Id!),
            Assistant = assistant.Id,
            ChannelId = activity.ChannelId!,
            ChannelConversationId = activity.Conversation.Id!,
            UserId = activity.From!.Id!,
            Reference = reference is null ? null : JsonSerializer.Serialize(reference, BotFrameworkJson.Wire.ConversationReference),
            Caller = AuthenticationResult.CallingAppOf(activity.CallerId),
            Language = assistant.Supported(LanguageTags.Normalize(activity.Locale)),
            Status = ConversationStatus.Bot,
        };
    }

    /// <summary>Our id of a remote channel's conversation.</summary>
    public static string IdOf(string assistant, string channelId, string conversationId) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{assistant}\n{channelId}\n{conversationId}")).AsSpan(0, 18));

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static Uri? ChannelAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    /// <summary>An update and a deletion have the id of the message that they are about: what makes one of them itself is all that it says.</summary>
    private static string? DuplicateKey(Activity activity) => activity switch
    {
        { Type: ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete } => DuplicateKeys.Of(activity.From!.Id!, JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity)),
        { Id: { Length: > 0 } id } => DuplicateKeys.Of(activity.From!.Id!, id),
        _ => null,
    };

    private static bool AnswersInResponse(Activity activity) => activity.Type == ActivityTypes.Invoke || activity.DeliveryMode == DeliveryModes.ExpectReplies;
}
