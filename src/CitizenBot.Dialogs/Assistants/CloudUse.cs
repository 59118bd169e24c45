namespace CitizenBot.Dialogs.Assistants;

/// <summary>
/// Whether what people write to an assistant may be sent to a cloud service that recognizes or translates it.
/// Whatever connects to one asks this first. Channels are the operator's to connect.
/// </summary>
public enum CloudUse
{
    /// <summary><c>cloud: allowed</c>, or no such key: the operator's settings decide.</summary>
    Allowed,

    /// <summary><c>cloud: never</c>: it stays in the process whatever the settings say.</summary>
    Never,
}
