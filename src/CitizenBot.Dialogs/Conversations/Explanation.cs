using System.Text.Json;
using System.Text.Json.Serialization;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>Why the bot said something: the entity that each of its activities carries, for citizen, agent and auditor.</summary>
/// <param name="Intent">The service's id; <c>human</c>, <c>smalltalk</c>, <c>emergency</c> or <c>oos</c>; null where the bot asks which is meant.</param>
/// <param name="Confidence">From 0 to 1, calibrated; null where nothing was recognized.</param>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
public sealed record Explanation(string? Intent, double? Confidence, string Outcome)
{
    /// <summary>The type of the entity.</summary>
    public const string EntityType = "citizenbot/explanation";

    /// <summary>The intent in words, in the language of the activity; null where it is no service.</summary>
    public string? Title { get; init; }

    /// <summary>The runners-up.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>What the answer rests on.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>The content it was made from.</summary>
    public string? ContentVersion { get; init; }

    /// <summary>As an entity of an activity.</summary>
    public Entity ToEntity() => new()
    {
        Type = EntityType,
        Properties = JsonSerializer.SerializeToElement(this, ExplanationJson.Default.Explanation)
            .EnumerateObject().ToDictionary(p => p.Name, p => p.Value),
    };
}

/// <summary>Another intent that was possible.</summary>
/// <param name="Intent">Its id.</param>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record Alternative(string Intent, double Confidence)
{
    /// <summary>The intent in words; null where it is no service.</summary>
    public string? Title { get; init; }
}

/// <summary>Where an answer comes from.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Url">The page; null where no public page says it.</param>
public sealed record SourceReference(string Id, string? Url);

/// <summary>What the bot did with what it understood.</summary>
public static class Outcomes
{
    /// <summary>It answered.</summary>
    public const string Answer = "answer";

    /// <summary>It asked which of several was meant.</summary>
    public const string Clarify = "clarify";

    /// <summary>It answered with an article that a search of the articles found, not an intent.</summary>
    public const string Search = "search";

    /// <summary>It asked for something that a booking, a form or a message needs.</summary>
    public const string Prompt = "prompt";

    /// <summary>It offered or began a hand-off to people.</summary>
    public const string Handoff = "handoff";

    /// <summary>It said that it cannot help with this.</summary>
    public const string Refuse = "refuse";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
