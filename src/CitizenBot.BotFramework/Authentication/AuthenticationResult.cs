using System.Security.Claims;

namespace CitizenBot.BotFramework.Authentication;

/// <summary>Whether a request to the messages endpoint may be handled. A reason is a sentence that the caller may read.</summary>
public abstract record AuthenticationResult
{
    /// <summary>How the callerId of an app begins; its id follows.</summary>
    public const string AppCaller = "urn:botframework:aadappid:";

    private AuthenticationResult()
    {
    }

    /// <summary>The app id in the callerId of another bot, or of the Emulator, which calls as the bot itself; null in a channel's.</summary>
    public static string? CallingAppOf(string? callerId) =>
        callerId?.StartsWith(AppCaller, StringComparison.Ordinal) == true ? callerId[AppCaller.Length..] : null;

    /// <summary>It may.</summary>
    /// <param name="CallerId">What to set as the activity's callerId, such as <c>urn:botframework:azure</c>.</param>
    /// <param name="Identity">The claims of the token.</param>
    public sealed record Ok(string CallerId, ClaimsIdentity Identity) : AuthenticationResult;

    /// <summary>There is no token, or it does not hold: 401.</summary>
    /// <param name="Reason">What is wrong with it.</param>
    public sealed record Unauthorized(string Reason) : AuthenticationResult;

    /// <summary>The token holds, but its owner may not call this bot: 403.</summary>
    /// <param name="Reason">Who called.</param>
    public sealed record Forbidden(string Reason) : AuthenticationResult;

    /// <summary>It cannot be told now, because the issuer's keys cannot be fetched: 503.</summary>
    /// <param name="Reason">What failed.</param>
    public sealed record Unavailable(string Reason) : AuthenticationResult;
}
