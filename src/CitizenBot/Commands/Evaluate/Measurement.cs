using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Commands.Evaluate;

/// <summary>Everything that one run of <c>evaluate</c> found.</summary>
/// <param name="Subject">What was learnt, and what was asked.</param>
/// <param name="Examples">How many texts were learnt.</param>
/// <param name="Intents">How many intents they belong to.</param>
/// <param name="TrainingSeconds">How long learning took by the clock.</param>
/// <param name="MicrosecondsPerMessage">How long one message takes, the fastest of several passes.</param>
/// <param name="Report">How good the answers were.</param>
internal sealed record Measurement(
    string Subject, int Examples, int Intents, double TrainingSeconds, double MicrosecondsPerMessage, EvaluationReport Report)
{
    // Letters of all languages as they are: the file is for people too, and never part of a page.
    private static readonly MeasurementJson _json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public string ToJson() => JsonSerializer.Serialize(this, _json.Measurement);
}

[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJson : JsonSerializerContext;
