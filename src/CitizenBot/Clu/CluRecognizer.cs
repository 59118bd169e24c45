using System.Text.Json.Nodes;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Privacy;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Clu;

/// <summary>
/// An assistant's intents as CLU sees them, and as the embedded recognizer does where CLU does not answer. CLU's scores are no probabilities, so they are
/// held below the assistant's threshold for answering: what it understands is asked back or searched for, never answered outright.
/// </summary>
internal sealed class CluRecognizer(CluService service, CluDeployment deployment, Assistant assistant, IRecognizer embedded) : IRecognizer
{
    private const string None = "None";
    private const double BelowAnswer = 0.01;

    public async ValueTask<RecognizerResult> RecognizeAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var masked = MaskedText.Of(utterance.Text);
        var prediction = await service.PredictAsync(utterance with { Text = masked.Text }, deployment, cancellationToken);
        return prediction is not null && Scores(prediction) is { Count: > 0 } scores
            ? new RecognizerResult
            {
                Text = utterance.Text,
                AlteredText = masked.Count > 0 ? masked.Text : null,
                Intents = scores.ToDictionary(score => score.Key, score => new IntentScore { Score = score.Value }, StringComparer.Ordinal),
                Entities = Entities(prediction, masked.Text),
            }
            : await embedded.RecognizeAsync(utterance, cancellationToken);
    }

    /// <summary>The scores of intents that the assistant has: a project may be older than its content. Empty where none is left.</summary>
    private Dictionary<string, double> Scores(ConversationPrediction prediction)
    {
        var own = assistant.Examples.Select(example => example.Intent).ToHashSet();
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var intent in prediction.Intents!)
        {
            var name = intent.Category == None ? Intents.OutOfScope : intent.Category!;
            if (name == Intents.OutOfScope || own.Contains(name))
            {
                scores[name] = Math.Max(intent.ConfidenceScore, scores.GetValueOrDefault(name));
            }
        }

        // The kinds of small talk count together in the policy, so they stay below together.
        var highest = Math.Max(scores.Values.DefaultIfEmpty().Max(), scores.Where(score => Intents.Small.Contains(score.Key)).Sum(score => score.Value));
        var limit = Math.Max(0, assistant.Policy.Answer - BelowAnswer);
        return highest <= limit ? scores : scores.ToDictionary(score => score.Key, score => score.Value * limit / highest);
    }

    /// <summary>In the Bot Framework's shape; the offsets are those of the text that was sent.</summary>
    private static JsonObject? Entities(ConversationPrediction prediction, string text)
    {
        if (prediction.Entities is not { Count: > 0 } found)
        {
            return null;
        }

        var (entities, instances) = (new JsonObject(), new JsonObject());
        foreach (var group in found.GroupBy(entity => entity.Category!))
        {
            entities[group.Key] = new JsonArray([.. group.Select(entity => JsonValue.Create(text.Substring(entity.Offset, entity.Length)))]);
            instances[group.Key] = new JsonArray([.. group.Select(entity => new JsonObject
            {
                ["type"] = group.Key, ["text"] = text.Substring(entity.Offset, entity.Length), ["startIndex"] = entity.Offset, ["endIndex"] = entity.Offset + entity.Length, ["score"] = entity.ConfidenceScore,
            })]);
        }

        entities["$instance"] = instances;
        return entities;
    }
}
