namespace CitizenBot.BotFramework.Connector;

/// <summary>The header <c>Retry-After</c> of an answer, in seconds or as a date (RFC 9110, section 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>How long to wait from now, never less than nothing; null where the answer does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(time);
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
