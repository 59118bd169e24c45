using System.Text.Json.Serialization;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>What the bot remembers of a conversation between turns, beside a running dialog. Small, closed, versioned.</summary>
public sealed class ConversationMemory
{
    /// <summary>The version this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version it was written with.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>The language that the citizen chose; beats detection.</summary>
    public string? ChosenLanguage { get; set; }

    /// <summary>Messages in a row that were not understood.</summary>
    public int Misses { get; set; }

    /// <summary>The intents last asked about, so that the same question is not asked twice.</summary>
    public IList<string> Clarified { get; set; } = [];

    /// <summary>The service last answered about.</summary>
    public string? Topic { get; set; }

    /// <summary>What was last answered from an article.</summary>
    public LastAnswer? LastAnswer { get; set; }

    /// <summary>Whether the emergency check has spoken in this conversation.</summary>
    public bool Crisis { get; set; }
}

/// <summary>The contracts of what conversations remember.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConversationMemory))]
internal sealed partial class MemoryJson : JsonSerializerContext;
