namespace CitizenBot.Storage.Model;

/// <summary>A value the installation made for itself, such as the key that signs Direct Line tokens.</summary>
public sealed class SettingRow
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}
