using System.Globalization;
using CitizenBot.Channels.DirectLine;

namespace CitizenBot.Operations;

/// <summary>One place that turns what went wrong into an answer: a sentence and a reference, never an exception's text.</summary>
internal static class Errors
{
    public static IApplicationBuilder UseErrors(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
            {
                await AnswerAsync(http, http.Response.StatusCode, Sentence(http.Response.StatusCode));
            }
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, e.StatusCode, Sentence(e));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception e)
        {
            var reference = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];
            LogMessages.RequestFailed(app.Logger, reference, e);
            if (http.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                http.Abort();
                return;
            }

            await AnswerAsync(http, 500, $"Something went wrong here. Mention {reference} if you report it.");
        }
    });

    /// <summary>Why a request could not be read.</summary>
    public static string Sentence(BadHttpRequestException e) => e.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status408RequestTimeout => "The body came too slowly.",
        _ => "The request could not be read.",
    };

    /// <summary>What the framework refuses with a bare status still gets a sentence.</summary>
    private static string Sentence(int status) => status switch
    {
        401 => "Sign in first.",
        403 => "You may not do this.",
        404 => "There is nothing at this address.",
        405 => "This address does not take this method.",
        503 => "Too many are served just now. Try again later.",
        415 => "Send the body as application/json.",
        _ => "The request could not be served.",
    };

    private static Task AnswerAsync(HttpContext http, int status, string detail)
    {
        // The headers that are there stay: Allow and Retry-After tell the caller what to do.
        http.Response.StatusCode = status;
        return (http.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal)
            ? DirectLineErrors.Refused(status, detail)
            : Problems.Refused(status, detail)).ExecuteAsync(http);
    }
}
