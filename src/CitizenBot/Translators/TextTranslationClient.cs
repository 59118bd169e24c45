using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CitizenBot.Translators;

/// <summary>How the client calls.</summary>
internal sealed class TextTranslationClientOptions : ClientOptions
{
    public TextTranslationClientOptions()
    {
        // Within the few seconds that somebody waits.
        (Retry.MaxRetries, Retry.Delay, Retry.MaxDelay) = (2, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2));
        Diagnostics.IsLoggingContentEnabled = false;
    }

    /// <summary>Of a resource that is not global.</summary>
    public string? Region { get; set; }

    /// <summary>Of the resource, where Entra ID is used with the shared endpoint.</summary>
    public string? ResourceId { get; set; }
}

/// <summary>
/// Azure AI Translator's REST API v3.0, named as the SDK's client, which cannot be restored here. Throws <see cref="RequestFailedException"/> where the
/// service refuses, and <see cref="JsonException"/> where it answers with something else.
/// </summary>
internal sealed class TextTranslationClient
{
    private const string Version = "3.0";
    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;

    /// <param name="endpoint">The resource's address.</param>
    /// <param name="authentication">See <see cref="Operations.AzureAiAuthentication"/>.</param>
    /// <param name="options">How it calls.</param>
    public TextTranslationClient(Uri endpoint, HttpPipelinePolicy authentication, TextTranslationClientOptions options)
    {
        // A resource's own domain serves more than the translator.
        _endpoint = endpoint.Host.EndsWith(".cognitiveservices.azure.com", StringComparison.OrdinalIgnoreCase) && endpoint.AbsolutePath == "/" ? new Uri(endpoint, "translator/text/v3.0/") : endpoint;
        _pipeline = HttpPipelineBuilder.Build(options, [new ResourcePolicy(options.Region, options.ResourceId)], [authentication], new ResponseClassifier());
    }

    /// <summary>Translates up to 1,000 texts of 50,000 characters together.</summary>
    /// <param name="texts">HTML.</param>
    /// <param name="from">The service's code of their language.</param>
    /// <param name="to">The service's code of the target language.</param>
    /// <param name="category">A custom translator's; null for the general one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, string? category, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string> { ["from"] = from, ["to"] = to, ["textType"] = "html" };
        if (category is { Length: > 0 })
        {
            query["category"] = category;
        }

        using var message = Create(RequestMethod.Post, "translate", query);
        message.Request.Headers.Add("Content-Type", "application/json; charset=UTF-8");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(texts.Select(text => new TextItem(text)).ToArray(), TranslatorJson.Default.TextItemArray));
        var body = await SendAsync(message, cancellationToken);
        var items = JsonSerializer.Deserialize(body, TranslatorJson.Default.TranslatedItemArray) ?? throw new JsonException("Nothing was answered.");
        return [.. items.Select(item => item.Translations is [{ Text: { } text }, ..] ? text : throw new JsonException("A translation is missing."))];
    }

    /// <summary>The service's codes of the languages that it translates, each into each. Needs no key.</summary>
    public async Task<IReadOnlyCollection<string>> GetSupportedLanguagesAsync(CancellationToken cancellationToken)
    {
        using var message = Create(RequestMethod.Get, "languages", new Dictionary<string, string> { ["scope"] = "translation" });
        return JsonSerializer.Deserialize(await SendAsync(message, cancellationToken), TranslatorJson.Default.SupportedLanguages)?.Translation?.Keys ?? throw new JsonException("No languages were answered.");
    }

    private HttpMessage Create(RequestMethod method, string path, Dictionary<string, string> query)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(_endpoint);
        message.Request.Uri.AppendPath(_endpoint.AbsolutePath.EndsWith('/') ? path : $"/{path}", escape: false);
        message.Request.Uri.AppendQuery("api-version", Version);
        foreach (var (name, value) in query)
        {
            message.Request.Uri.AppendQuery(name, value);
        }

        return message;
    }

    private async Task<BinaryData> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response.Content;
    }

    private sealed class ResourcePolicy(string? region, string? resourceId) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            Set("Ocp-Apim-Subscription-Region", region);
            Set("Ocp-Apim-ResourceId", resourceId);
            void Set(string header, string? value)
            {
                if (value is { Length: > 0 })
                {
                    message.Request.Headers.SetValue(header, value);
                }
            }
        }
    }
}

/// <summary>One text of a request.</summary>
internal sealed record TextItem([property: JsonPropertyName("Text")] string Text);

internal sealed record TranslatedItem(IReadOnlyList<TranslationItem>? Translations);

internal sealed record TranslationItem(string? Text, string? To);

internal sealed record SupportedLanguages(Dictionary<string, JsonElement>? Translation);

internal sealed record LibreTranslateRequest(IReadOnlyList<string> Q, string Source, string Target, string Format, [property: JsonPropertyName("api_key")] string? ApiKey);

internal sealed record LibreTranslateAnswer(IReadOnlyList<string>? TranslatedText);

internal sealed record LibreTranslateLanguage(string Code, IReadOnlyList<string>? Targets);

internal sealed record ApertiumAnswer(ApertiumTranslation? ResponseData, int ResponseStatus);

internal sealed record ApertiumTranslation(string? TranslatedText);

internal sealed record ApertiumPairs(IReadOnlyList<ApertiumPair>? ResponseData);

internal sealed record ApertiumPair(string SourceLanguage, string TargetLanguage);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TextItem[]))]
[JsonSerializable(typeof(TranslatedItem[]))]
[JsonSerializable(typeof(SupportedLanguages))]
[JsonSerializable(typeof(LibreTranslateRequest))]
[JsonSerializable(typeof(LibreTranslateAnswer))]
[JsonSerializable(typeof(LibreTranslateLanguage[]))]
[JsonSerializable(typeof(ApertiumAnswer))]
[JsonSerializable(typeof(ApertiumPairs))]
internal sealed partial class TranslatorJson : JsonSerializerContext;
