using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CitizenBot.Clu;

/// <summary>How the client calls.</summary>
internal sealed class ConversationAnalysisClientOptions : ClientOptions
{
    public ConversationAnalysisClientOptions()
    {
        // Within the few seconds that somebody waits.
        (Retry.MaxRetries, Retry.Delay, Retry.MaxDelay) = (2, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));
        Diagnostics.IsLoggingContentEnabled = false;
    }
}

/// <summary>
/// The REST API of Azure AI Language's conversations, version 2023-04-01, named as the SDK's client, which cannot be restored here. Throws
/// <see cref="RequestFailedException"/> where the service refuses, and <see cref="JsonException"/> where it answers with something else.
/// </summary>
internal sealed class ConversationAnalysisClient
{
    private const string Version = "2023-04-01";
    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;

    /// <param name="endpoint">The resource's address.</param>
    /// <param name="authentication">See <see cref="Operations.AzureAiAuthentication"/>.</param>
    /// <param name="options">How it calls.</param>
    public ConversationAnalysisClient(Uri endpoint, HttpPipelinePolicy authentication, ConversationAnalysisClientOptions options)
    {
        _endpoint = endpoint;
        _pipeline = HttpPipelineBuilder.Build(options, [], [authentication], new ResponseClassifier());
    }

    /// <summary>Understands one message.</summary>
    /// <param name="text">1 to 1,000 characters.</param>
    /// <param name="language">Its language, as the service writes it; null for that of the project.</param>
    /// <param name="deployment">What understands it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ConversationPrediction> AnalyzeConversationAsync(string text, string? language, CluDeployment deployment, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_endpoint);
        message.Request.Uri.AppendPath(_endpoint.AbsolutePath.EndsWith('/') ? "language/:analyze-conversations" : "/language/:analyze-conversations", escape: false);
        message.Request.Uri.AppendQuery("api-version", Version);
        message.Request.Headers.Add("Content-Type", "application/json");
        var task = new ConversationTask("Conversation", new(new("1", "citizen", text, language, "text")), new(deployment.Project, deployment.Deployment, "Utf16CodeUnit", IsLoggingEnabled: false));
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(task, CluJson.Default.ConversationTask));
        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }

        // An orchestration project answers with an object of intents: that is not what was asked.
        return JsonSerializer.Deserialize(message.Response.Content, CluJson.Default.ConversationAnswer) is { Kind: "ConversationResult", Result.Prediction: { ProjectKind: "Conversation" } prediction } && prediction.IsWhole(text)
            ? prediction : throw new JsonException("The answer is not the prediction of a conversation.");
    }
}

internal sealed record ConversationTask(string Kind, ConversationInput AnalysisInput, ConversationParameters Parameters);

internal sealed record ConversationInput(ConversationItem ConversationItem);

internal sealed record ConversationItem(string Id, string ParticipantId, string Text, string? Language, string Modality);

internal sealed record ConversationParameters(string ProjectName, string DeploymentName, string StringIndexType, bool IsLoggingEnabled);

internal sealed record ConversationAnswer(string? Kind, ConversationResult? Result);

internal sealed record ConversationResult(ConversationPrediction? Prediction);

/// <summary>What the service makes of a message.</summary>
/// <param name="ProjectKind"><c>Conversation</c>.</param>
/// <param name="Intents">Each from 0 to 1; they do not add up to 1.</param>
/// <param name="Entities">With UTF-16 offsets into the text that was sent.</param>
internal sealed record ConversationPrediction(string? ProjectKind, IReadOnlyList<ConversationIntent>? Intents, IReadOnlyList<ConversationEntity>? Entities)
{
    /// <summary>Whether scores and offsets are what they may be.</summary>
    public bool IsWhole(string text) =>
        Intents is { Count: > 0 } && Intents.All(i => i is { Category.Length: > 0, ConfidenceScore: >= 0 and <= 1 })
        && (Entities ?? []).All(e => e is { Category.Length: > 0, Offset: >= 0, Length: > 0, ConfidenceScore: >= 0 and <= 1 } && e.Offset <= text.Length - e.Length);
}

internal sealed record ConversationIntent(string? Category, double ConfidenceScore);

internal sealed record ConversationEntity(string? Category, int Offset, int Length, double ConfidenceScore);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationTask))]
[JsonSerializable(typeof(ConversationAnswer))]
internal sealed partial class CluJson : JsonSerializerContext;
