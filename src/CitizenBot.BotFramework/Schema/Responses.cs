using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>What a channel answers when it has taken an activity.</summary>
public sealed class ResourceResponse
{
    /// <summary>Id that the activity got.</summary>
    public string? Id { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>The answer to an invoke: an HTTP status and a body.</summary>
public sealed class InvokeResponse
{
    /// <summary>HTTP status, 100 to 599.</summary>
    public int Status { get; set; }

    /// <summary>Body, or null for none.</summary>
    public JsonElement? Body { get; set; }
}

/// <summary>The HTTP response to an activity with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
public sealed class ExpectedReplies
{
    /// <summary>The replies, in order.</summary>
    public IList<Activity> Activities { get; set; } = [];
}

/// <summary>A conversation's activities, oldest first.</summary>
public sealed class Transcript
{
    /// <summary>The activities.</summary>
    public IList<Activity> Activities { get; set; } = [];
}

/// <summary>How every Bot Framework API reports a failure.</summary>
public sealed class ErrorResponse
{
    /// <summary>The failure.</summary>
    public Error? Error { get; set; }

    /// <summary>An error with a stable <paramref name="code"/> for programs and a sentence for people.</summary>
    public static ErrorResponse Of(string code, string message) => new() { Error = new Error { Code = code, Message = message } };
}

/// <summary>A failure.</summary>
public sealed class Error
{
    /// <summary>Stable, for programs.</summary>
    public string? Code { get; set; }

    /// <summary>For people; may change.</summary>
    public string? Message { get; set; }

    /// <summary>The failed call behind this one, if any.</summary>
    public InnerHttpError? InnerHttpError { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A failed HTTP call behind an error.</summary>
public sealed class InnerHttpError
{
    /// <summary>HTTP status.</summary>
    public int? StatusCode { get; set; }

    /// <summary>What it said.</summary>
    public JsonElement? Body { get; set; }
}
