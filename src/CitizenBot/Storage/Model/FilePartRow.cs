namespace CitizenBot.Storage.Model;

/// <summary>Some of a file's bytes, so that neither writing nor reading a file takes memory for all of it.</summary>
public sealed class FilePartRow
{
    public required string FileId { get; set; }

    /// <summary>From 0.</summary>
    public int Number { get; set; }
    public required byte[] Content { get; set; }
}
