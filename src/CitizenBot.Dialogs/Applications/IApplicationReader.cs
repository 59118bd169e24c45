namespace CitizenBot.Dialogs.Applications;

/// <summary>What the dialogs read about applications, unfinished ones and files.</summary>
public interface IApplicationReader
{
    /// <summary>The application with this reference; null when there is none.</summary>
    Task<Application?> FindAsync(ApplicationReference reference, CancellationToken cancellationToken);

    /// <summary>The applications that this conversation filed, newest first.</summary>
    Task<IReadOnlyList<Application>> OfConversationAsync(string conversationKey, CancellationToken cancellationToken);

    /// <summary>The kept draft with this reference; null when there is none.</summary>
    Task<KeptDraft?> DraftAsync(ApplicationReference reference, CancellationToken cancellationToken);

    /// <summary>The newest draft that this conversation kept; null when there is none.</summary>
    Task<KeptDraft?> DraftOfConversationAsync(string conversationKey, CancellationToken cancellationToken);

    /// <summary>The file of this conversation that an attachment's address leads to; null where it is none of ours.</summary>
    Task<SentFile?> FileAsync(string conversationKey, string? address, CancellationToken cancellationToken);
}
