using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>Searches an assistant's articles, and says how far what it found can be trusted.</summary>
/// <param name="indexes">The indexes of the content.</param>
public sealed class ArticleSearch(ISearchIndexSource indexes)
{
    /// <summary>Articles that are ranked; their pages in each language are candidates.</summary>
    private const int Most = 5;

    /// <summary>Longer questions are searched by what they begin with.</summary>
    private const int LongestQuestion = 1000;

    /// <summary>Searches for what a message asks.</summary>
    /// <param name="assistant">Whose articles.</param>
    /// <param name="question">As it was written, in any language.</param>
    /// <param name="understood">What the recognizer made of it: where the two agree both are likelier right.</param>
    public SearchResult Find(Assistant assistant, string question, RecognizerResult understood)
    {
        if (indexes.Of(assistant) is not { } index)
        {
            return SearchResult.Nothing;
        }

        var text = question.Length <= LongestQuestion ? question : question[..LongestQuestion];
        var found = index.Find(text, Most * assistant.Languages.Count)
            .Where(match => assistant.Services.ContainsKey(match.Id))
            .DistinctBy(match => match.Id)
            .Take(Most)
            .Select(match => new FoundArticle(match.Id, match))
            .ToList();
        return found.Count == 0 ? SearchResult.Nothing : SearchConfidence.Of(found, understood);
    }
}
