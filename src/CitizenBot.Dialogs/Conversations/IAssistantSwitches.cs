namespace CitizenBot.Dialogs.Conversations;

/// <summary>What the dialogs read about the operator's switches.</summary>
public interface IAssistantSwitches
{
    /// <summary>Why an assistant is switched off, by language and in Swedish at least; null while it is on.</summary>
    ValueTask<IReadOnlyDictionary<string, string>?> ReasonsOffAsync(string assistant, CancellationToken cancellationToken);
}
