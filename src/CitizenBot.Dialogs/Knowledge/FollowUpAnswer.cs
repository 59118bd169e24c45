using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>Answers a follow-up with what the article says about just that, or says that it says nothing.</summary>
public static partial class FollowUpAnswer
{
    /// <summary>Answers in the language of the turn.</summary>
    public static Task GiveAsync(ITurnContext context, Service service, FollowUp followUp, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        // Nothing was measured here: the words of a follow-up are its proof.
        var why = new Explanation(service.Id, null, Outcomes.Answer);
        var article = service.ArticleIn(context.Language());
        if (followUp.Aspect is not { } aspect)
        {
            return ArticleAnswer.GiveAsync(context, service, why, ArticleAnswer.TextBeside(context, service, "follow.else", ("title", article.Title)), cancellationToken);
        }

        var passages = Passages(context, service, article, aspect, vocabulary);
        var lead = passages.Count > 0 ? $"**{article.Title}**\n\n{string.Join("\n\n", passages)}" : ArticleAnswer.TextBeside(context, service, "follow.unknown", ("title", article.Title));
        return ArticleAnswer.GivePartAsync(context, service, why, lead, cancellationToken);
    }

    private static List<string> Passages(ITurnContext context, Service service, Article article, string aspect, Vocabulary vocabulary)
    {
        bool Speaks(string text) => vocabulary.Mentions(context, $"about.{aspect}", text);
        List<string> passages =
        [
            .. Sentence().Split(article.Short).Where(Speaks),
            .. ArticlePages.BlocksOf(article).Where(Speaks),
        ];
        if (aspect == FollowUp.Place && service.Booking is { Places: { Count: > 0 } places })
        {
            passages.Add(string.Join('\n', places.Select(place => $"- {place.NameIn(article.Language)}{(place.Address is { } address ? $", {address}" : "")}")));
        }

        if (aspect == FollowUp.Contact && service.Phone is not null)
        {
            passages.Add(ArticleAnswer.PhoneLine(context, service)!);
        }

        return passages;
    }

    [GeneratedRegex(@"(?<=[.!?؟])\s+")]
    private static partial Regex Sentence();
}
