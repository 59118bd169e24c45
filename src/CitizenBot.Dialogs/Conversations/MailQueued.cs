using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>A letter of e-mail leaves with the turn: it is sent if the turn is committed, and then at least once.</summary>
/// <param name="To">The address, as the citizen gave it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Markdown">What it says.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Booking">The booking whose calendar entry is attached; null for none.</param>
public sealed record MailQueued(string To, string Subject, string Markdown, string Language, string? Booking) : Change;
