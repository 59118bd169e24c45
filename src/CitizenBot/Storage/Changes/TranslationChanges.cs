using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>Translations that need not be made again; what a person wrote replaces what is there, what a machine wrote does not.</summary>
internal sealed record TranslationsRemembered(IReadOnlyList<TranslationMemoryRow> Rows) : Change;

/// <summary>The machine's translations from before a time are forgotten, and the oldest where there are too many.</summary>
/// <param name="Before">Unix milliseconds.</param>
/// <param name="Most">How many may stay.</param>
internal sealed record TranslationsForgotten(long Before, int Most) : Change;

/// <summary>A message of the conversation was translated for its readers; the first translation stands.</summary>
internal sealed record ActivityTranslated(ActivityTranslationRow Row) : Change;
