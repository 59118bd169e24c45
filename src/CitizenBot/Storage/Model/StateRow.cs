namespace CitizenBot.Storage.Model;

/// <summary>A dialog, conversation or user state: JSON under a key, with a version that is its ETag.</summary>
public sealed class StateRow
{
    public required string Key { get; set; }
    public required string Json { get; set; }
    public long Version { get; set; }
    public long UpdatedAt { get; set; }
}
