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
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, e.StatusCode, e.StatusCode == 413 ? "The body is too large." : "The request could not be read.");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception e)
        {
            var reference = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];
            LogMessages.RequestFailed(app.Logger, reference, e);
            if (!http.Response.HasStarted)
            {
                await AnswerAsync(http, 500, $"Something went wrong here. Mention {reference} if you report it.");
            }
        }
    });

    private static Task AnswerAsync(HttpContext http, int status, string detail)
    {
        http.Response.Clear();
        return (http.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal)
            ? DirectLineErrors.Error(status, status == 413 ? "MessageSizeTooBig" : "ServiceError", detail)
            : Problems.Refused(status, detail)).ExecuteAsync(http);
    }
}
