namespace CitizenBot.Storage.Model;

/// <summary>A file that a citizen sent; its content is in <see cref="FilePartRow"/>s.</summary>
public sealed class FileRow
{
    /// <summary>128 random bits, safe in a URL.</summary>
    public required string Id { get; set; }
    public required string ConversationId { get; set; }

    /// <summary>The number of the activity that it came with.</summary>
    public long Sequence { get; set; }

    /// <summary>The sender's name for it, made safe to save under.</summary>
    public required string Name { get; set; }

    /// <summary>The media type that its content was found to have.</summary>
    public required string ContentType { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }
    public long CreatedAt { get; set; }
}
