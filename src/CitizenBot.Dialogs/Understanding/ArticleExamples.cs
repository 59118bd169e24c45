using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>
/// What the answers themselves teach: titles, short answers and sentences use the official words that questions
/// seldom do. They are not questions, so they count for less.
/// </summary>
public static partial class ArticleExamples
{
    private const float TitleWeight = 0.5f;
    private const float SentenceWeight = 0.2f;

    /// <summary>Shorter pieces are times, numbers and names.</summary>
    private const int ShortestSentence = 12;

    /// <summary>The texts of all articles of an assistant, each for its service.</summary>
    public static IEnumerable<TrainingExample> Of(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return from service in assistant.Services.Values
               from article in service.Articles.Values
               from example in Of(service.Id, article)
               select example;
    }

    private static IEnumerable<TrainingExample> Of(string intent, Article article) =>
        Sentences(article.Short).Concat(Sentences(MarkdownLinks.WithoutTargets(article.Body, " ")))
            .Select(sentence => new TrainingExample(intent, LanguageTags.Written(article.Language), sentence) { Weight = SentenceWeight })
            .Prepend(new TrainingExample(intent, LanguageTags.Written(article.Language), article.Title) { Weight = TitleWeight });

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length >= ShortestSentence);

    [GeneratedRegex(@"\n|(?<=[.!?؟])\s")]
    private static partial Regex SentenceEnd();
}
