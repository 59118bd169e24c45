using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>What the bot last answered, so that it can say why.</summary>
/// <param name="Service">What it took the question for.</param>
/// <param name="Confidence">How sure it was, from 0 to 1; null where it followed from the answer before.</param>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
public sealed record LastAnswer(string Service, double? Confidence, string Outcome)
{
    private const double Sure = 0.8;
    private const double Likely = 0.5;

    /// <summary>Tells what the question was taken for, how sure that was, and what the answer rests on.</summary>
    public static Task ExplainAsync(ITurnContext context, LastAnswer? last, CancellationToken cancellationToken)
    {
        if (last is null || !context.Assistant().Services.TryGetValue(last.Service, out var service))
        {
            return context.SayAsync(new Explanation("smalltalk", null, Outcomes.Answer), "why.nothing", cancellationToken);
        }

        var article = service.ArticleIn(context.Language());
        var how = last switch
        {
            { Outcome: Outcomes.Search } => "why.how.search",
            { Confidence: null } => "why.how.follow",
            { Confidence: >= Sure } => "why.how.high",
            { Confidence: >= Likely } => "why.how.medium",
            _ => "why.how.low",
        };
        return context.SayAsync(
            new Explanation("smalltalk", null, Outcomes.Answer) { Source = new SourceReference(service.Id, service.Url?.AbsoluteUri) },
            "why.answer",
            [("topic", article.Title), ("how", context.Text(how)), ("source", service.Url is { } url ? $"[{article.Link}]({url.AbsoluteUri})" : $"**{article.Title}**")],
            [context.PersonButton()],
            cancellationToken);
    }
}
