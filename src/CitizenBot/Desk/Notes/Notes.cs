using System.Text.Json;

namespace CitizenBot.Desk;

/// <summary>An internal note.</summary>
internal sealed record Note(string Id, AgentName Agent, string Text, DateTimeOffset At);

/// <summary>How a conversation ended.</summary>
/// <param name="Outcome"><c>solved</c>, <c>filed</c>, <c>referred</c>, <c>abuse</c>; none where the agent has said none.</param>
/// <param name="Report">A <see cref="ConversationReport"/> as it was then.</param>
internal sealed record Ending(string? Outcome, AgentName Agent, DateTimeOffset At, JsonElement Report);

/// <summary>What agents keep about a conversation, and no citizen is ever shown.</summary>
/// <param name="Notes">Oldest first.</param>
/// <param name="Tags">In alphabetical order.</param>
/// <param name="KnownTags">What other conversations of the agent's teams are tagged with, the most used first.</param>
/// <param name="Endings">Oldest first.</param>
internal sealed record Annotations(IReadOnlyList<Note> Notes, IReadOnlyList<string> Tags, IReadOnlyList<string> KnownTags, IReadOnlyList<Ending> Endings);

/// <param name="Id">The client's own, the same on every attempt.</param>
/// <param name="Text">Of at most 4,000 characters.</param>
internal sealed record NoteRequest(string? Id, string? Text);

internal sealed record TagsRequest(IReadOnlyList<string>? Tags);
