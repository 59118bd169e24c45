namespace CitizenBot.Storage.Model;

/// <summary>A word that agents find and count conversations by.</summary>
public sealed class TagRow
{
    public required string ConversationId { get; set; }

    /// <summary>Lower case.</summary>
    public required string Tag { get; set; }
}
