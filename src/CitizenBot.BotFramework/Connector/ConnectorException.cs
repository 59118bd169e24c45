using System.Net;

namespace CitizenBot.BotFramework.Connector;

/// <summary>A channel has refused a call.</summary>
public sealed class ConnectorException : Exception
{
    /// <summary>A refusal without details.</summary>
    public ConnectorException()
    {
    }

    /// <summary>A refusal, described.</summary>
    public ConnectorException(string message) : base(message)
    {
    }

    /// <summary>A refusal, described, with what caused it.</summary>
    public ConnectorException(string message, Exception innerException) : base(message, innerException)
    {
    }

    internal ConnectorException(HttpStatusCode status, string? code, string message, TimeSpan? retryAfter) : base(message) =>
        (StatusCode, Code, RetryAfter) = (status, code, retryAfter);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The error's code, such as <c>BotNotInConversationRoster</c>, when the channel gave one.</summary>
    public string? Code { get; }

    /// <summary>How long to wait before the next attempt, when the channel said so.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// Whether the same call may succeed later: 408, 412 (Teams, while a conversation is busy), 429, and every 5xx but 501,
    /// which says that the channel cannot do it at all.
    /// </summary>
    public bool MayBeRetried => StatusCode
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.PreconditionFailed
        or HttpStatusCode.TooManyRequests
        || (StatusCode >= HttpStatusCode.InternalServerError && StatusCode != HttpStatusCode.NotImplemented);
}
