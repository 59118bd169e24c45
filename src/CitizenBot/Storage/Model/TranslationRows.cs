namespace CitizenBot.Storage.Model;

/// <summary>What was translated once, without personal details; the key says which text, languages, engine and glossary.</summary>
public sealed class TranslationMemoryRow
{
    public required string Key { get; set; }
    public required string FromLanguage { get; set; }
    public required string ToLanguage { get; set; }

    /// <summary>Empty where a person wrote the translation.</summary>
    public required string Engine { get; set; }
    public required string Original { get; set; }
    public required string Translation { get; set; }
    public long RememberedAt { get; set; }
}

/// <summary>What a message of a conversation was translated as, for those who read it.</summary>
public sealed class ActivityTranslationRow
{
    public required string ConversationId { get; set; }
    public required string ActivityId { get; set; }
    public required string Language { get; set; }
    public required string FromLanguage { get; set; }
    public required string Text { get; set; }
    public required string Engine { get; set; }
    public bool Complete { get; set; }
    public long TranslatedAt { get; set; }
}
