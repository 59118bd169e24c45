using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Errors in the shape and with the codes that Direct Line clients know: <c>{"error": {"code", "message"}}</c>.</summary>
internal static class DirectLineErrors
{
    public static IResult MissingToken() => Error(401, "MissingProperty", "Send the header 'Authorization: Bearer <token>'.");

    public static IResult InvalidToken() => Error(403, "TokenExpired", "The token is invalid or has expired.");

    public static IResult OtherConversation() => Error(403, "BadArgument", "The token belongs to another conversation.");

    public static IResult OtherOrigin() => Error(403, "BadArgument", "Pages of this origin may not use the token (trustedOrigins).");

    public static IResult SignedOut() => Error(401, "BadArgument", "This assistant is for staff. Sign in at the desk first.");

    public static IResult UnknownConversation() => Error(404, "BadArgument", "The conversation does not exist. Start it with POST /v3/directline/conversations.");

    public static IResult Bad(string message) => Error(400, "BadArgument", message);

    /// <summary>With the code that goes with the status, for what is refused by its form or fails here.</summary>
    public static IResult Refused(int status, string message) =>
        Error(status, status switch { 413 => "MessageSizeTooBig", < 500 => "BadArgument", _ => "ServiceError" }, message);

    public static IResult Error(int status, string code, string message) => Results.Json(
        new ErrorResponse { Error = new() { Code = code, Message = message } }, BotFrameworkJson.Wire.ErrorResponse, statusCode: status);
}
