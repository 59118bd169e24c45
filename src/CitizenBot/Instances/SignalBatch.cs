using System.Text.Json;

namespace CitizenBot.Instances;

/// <summary>What one instance tells the others at a time.</summary>
/// <param name="From">The instance that says it.</param>
/// <param name="Changed">Conversations in which it has committed something.</param>
/// <param name="Shown">An activity that is shown and kept nowhere: that somebody is typing.</param>
internal sealed record SignalBatch(string From, IReadOnlyList<string> Changed, JsonElement? Shown);
