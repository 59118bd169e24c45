using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Kit;

/// <summary>
/// Azure AI Translator v3.0 and LibreTranslate as they answer, at one address of this machine, with what goes wrong with them. It has sentences that it
/// knows, and of any other makes the same with the language in front: it proves what is around a translation, not the translation.
/// </summary>
internal sealed partial class TranslationServer : IAsyncDisposable
{
    public const string Key = "translator-key";
    private static readonly string[] Languages = ["ar", "de", "en", "fi", "nb", "sv", "vi"];
    private readonly WebApplication _app;

    private TranslationServer(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    /// <summary>Every text that was sent here.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public ConcurrentQueue<(string Path, string? Key, string? Region)> Calls { get; } = new();

    public Dictionary<(string To, string Text), string> Sentences { get; } = [];

    /// <summary>What goes wrong with the next calls, in turn; those after them go well.</summary>
    public ConcurrentQueue<TranslationFault> Faults { get; } = new();

    /// <summary>Holds the calls that are to be slow until it is completed.</summary>
    public TaskCompletionSource Slowness { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<TranslationServer> StartAsync()
    {
        TranslationServer? server = null;
        var (app, address) = await LoopbackServer.StartAsync(routes =>
        {
            routes.MapGet("/azure/languages", () => Results.Json(new { translation = Languages.ToDictionary(l => l == "ckb" ? "ku" : l, l => new { name = l, dir = "ltr" }) }));
            routes.MapPost("/azure/translate", (Delegate)((HttpContext http) => server!.AzureAsync(http)));
            routes.MapGet("/libre/languages", () => Results.Json(Languages.Select(code => new { code, name = code, targets = Languages })));
            routes.MapPost("/libre/translate", (Delegate)((HttpContext http) => server!.LibreAsync(http)));
        });
        return server = new TranslationServer(app, address);
    }

    public async ValueTask DisposeAsync()
    {
        Slowness.TrySetResult();
        await _app.DisposeAsync();
    }

    public IReadOnlyDictionary<string, string> AzureSettings => new Dictionary<string, string>
    {
        ["Translators:Azure:Endpoint"] = $"{Address}/azure", ["Translators:Azure:Key"] = Key, ["Translators:Azure:Region"] = "swedencentral",
    };

    private async Task<IResult> AzureAsync(HttpContext http)
    {
        Calls.Enqueue((http.Request.Path, http.Request.Headers["Ocp-Apim-Subscription-Key"], http.Request.Headers["Ocp-Apim-Subscription-Region"]));
        var fault = Faults.TryDequeue(out var next) ? next : TranslationFault.None;
        if (await FailAsync(http, fault) is { } failed)
        {
            return failed;
        }

        if (http.Request.Query["api-version"] != "3.0" || http.Request.Query["textType"] != "html" || http.Request.Headers["Ocp-Apim-Subscription-Key"] != Key)
        {
            return Results.Json(new { error = new { code = 401000, message = "The request is not authorized because credentials are missing or invalid." } }, statusCode: 401);
        }

        var (from, to) = (http.Request.Query["from"].ToString(), http.Request.Query["to"].ToString());
        if (!Languages.Contains(from) || !Languages.Contains(to))
        {
            return Results.Json(new { error = new { code = 400036, message = "The target language is not valid." } }, statusCode: 400);
        }

        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var translated = body.RootElement.EnumerateArray().Select(item => Translate(item.GetProperty("Text").GetString()!, to, fault)).ToList();
        if (fault == TranslationFault.Reordered)
        {
            translated.Reverse();
        }

        return Results.Json(translated.ConvertAll(text => new { translations = new[] { new { text, to } } }));
    }

    private async Task<IResult> LibreAsync(HttpContext http)
    {
        Calls.Enqueue((http.Request.Path, null, null));
        var fault = Faults.TryDequeue(out var next) ? next : TranslationFault.None;
        if (await FailAsync(http, fault) is { } failed)
        {
            return failed;
        }

        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var to = body.RootElement.GetProperty("target").GetString()!;
        return Results.Json(new { translatedText = body.RootElement.GetProperty("q").EnumerateArray().Select(text => Translate(text.GetString()!, to, fault)).ToList() });
    }

    private async Task<IResult?> FailAsync(HttpContext http, TranslationFault fault)
    {
        switch (fault)
        {
            case TranslationFault.Busy:
                http.Response.Headers.RetryAfter = "0";
                return Results.Json(new { error = new { code = 429001, message = "The server rejected the request because the client has exceeded request limits." } }, statusCode: 429);
            case TranslationFault.Broken:
                return Results.Json(new { error = new { code = 500000, message = "An unexpected error occurred." } }, statusCode: 500);
            case TranslationFault.Truncated:
                return Results.Text("[{\"translations\":[{\"te", "application/json");
            case TranslationFault.Slow:
                await Slowness.Task;
                return Results.StatusCode(504);
            default:
                return null;
        }
    }

    private string Translate(string markup, string to, TranslationFault fault) => Paragraph().Replace(markup, match =>
    {
        var text = System.Net.WebUtility.HtmlDecode(Tag().Replace(match.Groups[2].Value, ""));
        Seen.Enqueue(text);
        var translated = Sentences.GetValueOrDefault((to, text)) ?? $"[{to}] {text}";
        translated = fault == TranslationFault.ChangedNumber ? translated.Replace("45", "54", StringComparison.Ordinal) : translated;
        return $"<p id=\"{match.Groups[1].Value}\">{System.Net.WebUtility.HtmlEncode(translated)}</p>";
    });

    [GeneratedRegex("<p id=\"(t[0-9]+)\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}

public enum TranslationFault
{
    None,
    Busy,
    Broken,
    Truncated,
    Slow,
    Reordered,
    ChangedNumber,
}
