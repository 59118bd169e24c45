using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Kit;

/// <summary>Speaks the protocol of CLU's runtime, and has its faults. It never saw the service itself.</summary>
internal sealed class CluServer : IAsyncDisposable
{
    public const string Key = "language-key";
    private readonly WebApplication _app;

    private CluServer(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    /// <summary>The messages that were sent here, and in which language.</summary>
    public ConcurrentQueue<(string Text, string? Language)> Seen { get; } = new();

    /// <summary>What is understood of every message: intents and scores, the highest first.</summary>
    public IReadOnlyList<(string Category, double Score)> Intents { get; set; } = [("parking", 0.96), ("None", 0.02)];

    /// <summary>A span of the text that is found to be an entity.</summary>
    public (string Category, string Text)? Entity { get; set; }

    /// <summary>What goes wrong with the next calls, in turn; those after them go well.</summary>
    public ConcurrentQueue<CluFault> Faults { get; } = new();

    /// <summary>Holds the calls that are to be slow until it is completed.</summary>
    public TaskCompletionSource Slowness { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<CluServer> StartAsync()
    {
        CluServer? server = null;
        var (app, address) = await LoopbackServer.StartAsync(routes => routes.MapPost("/language/:analyze-conversations", (Delegate)((HttpContext http) => server!.AnalyzeAsync(http))));
        return server = new CluServer(app, address);
    }

    public async ValueTask DisposeAsync()
    {
        Slowness.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task<IResult> AnalyzeAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var item = body.RootElement.GetProperty("analysisInput").GetProperty("conversationItem");
        var text = item.GetProperty("text").GetString()!;
        Seen.Enqueue((text, item.TryGetProperty("language", out var language) ? language.GetString() : null));
        switch (Faults.TryDequeue(out var fault) ? fault : CluFault.None)
        {
            case CluFault.Busy:
                http.Response.Headers.RetryAfter = "0";
                return Error(429, "TooManyRequests");
            case CluFault.BusyForLong:
                http.Response.Headers.RetryAfter = "60";
                return Error(429, "TooManyRequests");
            case CluFault.Broken:
                return Error(500, "InternalServerError");
            case CluFault.Garbage:
                return Results.Text("<html>maintenance</html>", "text/html");
            case CluFault.Truncated:
                return Results.Text("{\"kind\":\"ConversationResult\",\"result\":{\"prediction\":{\"intents\":[{\"categ", "application/json");
            case CluFault.Refused:
                return Error(400, "InvalidArgument");
            case CluFault.Impossible:
                return Answer(text, [new { category = "parking", confidenceScore = 17.0 }]);
            case CluFault.Orchestration:
                return Results.Json(new { kind = "ConversationResult", result = new { query = text, prediction = new { topIntent = "a", projectKind = "Orchestration", intents = new { a = new { confidenceScore = 1 } } } } });
            case CluFault.Slow:
                await Slowness.Task;
                return Error(504, "Timeout");
        }

        if (http.Request.Headers["Ocp-Apim-Subscription-Key"] != Key)
        {
            return Error(401, "Unauthorized");
        }

        var parameters = body.RootElement.GetProperty("parameters");
        if (http.Request.Query["api-version"] != "2023-04-01" || body.RootElement.GetProperty("kind").GetString() != "Conversation" || parameters.GetProperty("stringIndexType").GetString() != "Utf16CodeUnit")
        {
            return Error(400, "InvalidRequest");
        }

        return (parameters.GetProperty("projectName").GetString(), parameters.GetProperty("deploymentName").GetString()) == ("city", "production")
            ? Answer(text, [.. Intents.Select(intent => new { category = intent.Category, confidenceScore = intent.Score })]) : Error(404, "NotFound");
    }

    private IResult Answer(string text, object[] intents) => Results.Json(new
    {
        kind = "ConversationResult",
        result = new
        {
            query = text,
            prediction = new
            {
                topIntent = Intents[0].Category, projectKind = "Conversation", intents,
                entities = Entity is var (category, value) ? [new { category, text = value, offset = text.IndexOf(value, StringComparison.Ordinal), length = value.Length, confidenceScore = 1 }] : Array.Empty<object>(),
            },
        },
    });

    private static IResult Error(int status, string code) => Results.Json(new { error = new { code, message = $"The service says {code}." } }, statusCode: status);
}

public enum CluFault
{
    None,
    Busy,
    BusyForLong,
    Broken,
    Garbage,
    Truncated,
    Refused,
    Impossible,
    Orchestration,
    Slow,
}
