using Microsoft.AspNetCore.WebUtilities;

namespace CitizenBot.Operations;

/// <summary>Refusals as <c>application/problem+json</c> with a sentence a person can read.</summary>
internal static class Problems
{
    public static IResult Refused(int status, string detail) =>
        Results.Problem(detail, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status));

    public static IResult NotFound(string detail) => Refused(StatusCodes.Status404NotFound, detail);

    public static IResult Conflict(string detail) => Refused(StatusCodes.Status409Conflict, detail);

    public static IResult Unavailable(string detail) => Refused(StatusCodes.Status503ServiceUnavailable, detail);

    public static IResult Bad(string detail) => Refused(StatusCodes.Status400BadRequest, detail);
}
