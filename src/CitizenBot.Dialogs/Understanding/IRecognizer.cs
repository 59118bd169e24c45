using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>Tells which of an assistant's intents a message means, and how sure that is.</summary>
public interface IRecognizer
{
    /// <summary>
    /// Recognizes one message. The top intent's score is the probability that it is right, messages outside
    /// everything the assistant knows included; no intents at all means that there was nothing to read.
    /// </summary>
    ValueTask<RecognizerResult> RecognizeAsync(Utterance utterance, CancellationToken cancellationToken);
}
