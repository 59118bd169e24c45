using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>The agent who has the conversation gives it to a team's queue or to a colleague; refused when it is somebody else's. It has waited since when it first did.</summary>
/// <param name="Agent">Who has it.</param>
/// <param name="Team">The team that it is with then.</param>
/// <param name="To">The colleague, refused when their account may not have it; null for the team's queue.</param>
internal sealed record ConversationTransferred(string Agent, string Team, string? To) : Change;

/// <summary>The commit stands only while the conversation is behind the wall that it was read behind.</summary>
internal sealed record WallRequired(string Team, bool Sensitive) : Change;

/// <summary>An internal note; the first one with an id stands.</summary>
internal sealed record NoteWritten(NoteRow Note) : Change;

/// <summary>The conversation has these tags and no others.</summary>
internal sealed record TagsWritten(IReadOnlyList<string> Tags) : Change;

/// <summary>The conversation ended at the desk.</summary>
internal sealed record EndingRecorded(EndingRow Ending) : Change;
