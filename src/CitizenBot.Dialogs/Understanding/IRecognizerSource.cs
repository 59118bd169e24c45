using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>The recognizer of each assistant; while one is still learning its caller waits.</summary>
public interface IRecognizerSource
{
    /// <summary>The recognizer for an assistant's content.</summary>
    Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken);
}
