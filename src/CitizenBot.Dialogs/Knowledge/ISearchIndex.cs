using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>Finds pages by their words.</summary>
public interface ISearchIndex
{
    /// <summary>The pages that match a question best, best first; each page once per language.</summary>
    /// <param name="question">As it was written.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<PageMatch> Find(string question, int most);
}

/// <summary>The index of each assistant's content.</summary>
public interface ISearchIndexSource
{
    /// <summary>The index of exactly this content; null while it is being built, or where it cannot be.</summary>
    ISearchIndex? Of(Assistant assistant);
}
