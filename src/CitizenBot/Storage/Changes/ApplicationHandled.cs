using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Applications;

namespace CitizenBot.Storage.Changes;

/// <summary>
/// The office has done something with a case: its state, who handles it or what was written to the citizen is new. Refused where
/// somebody else was faster: its version must be one less.
/// </summary>
internal sealed record ApplicationHandled(Application Application) : Change;
