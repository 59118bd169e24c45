using System.Text;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>The answer about one service: short, with its source and the age of its facts, and what can be done next.</summary>
public static class ArticleAnswer
{
    private const int MostRelated = 2;

    /// <summary>Answers in the language of the turn.</summary>
    public static Task GiveAsync(ITurnContext context, Service service, Explanation why, CancellationToken cancellationToken) =>
        GiveAsync(context, service, why, null, cancellationToken);

    /// <summary>Answers in the language of the turn, or as near to it as there is an answer, after a sentence that says what is answered.</summary>
    public static Task GiveAsync(ITurnContext context, Service service, Explanation why, string? lead, CancellationToken cancellationToken)
    {
        var text = TextOf(context, service, service.ArticleIn(context.Language()));
        return SayAsync(context, service, why, lead is null ? text : $"{lead}\n\n{text}", cancellationToken);
    }

    /// <summary>Says a part of an answer, with its source and what can be done next.</summary>
    public static Task GivePartAsync(ITurnContext context, Service service, Explanation why, string markdown, CancellationToken cancellationToken) =>
        SayAsync(context, service, why, SourceLine(context, service) is { } source ? $"{markdown}\n\n{source}" : markdown, cancellationToken);

    /// <summary>The number to call; null where there is none.</summary>
    public static string? PhoneLine(ITurnContext context, Service service) =>
        service.Phone is { } phone ? TextBeside(context, service, "answer.phone", ("phone", $"[{phone}](tel:{Dialable(phone)})")) : null;

    /// <summary>A sentence of the texts in the language that the service's answer is written in, to stand in one message with it.</summary>
    public static string TextBeside(ITurnContext context, Service service, string id, params ReadOnlySpan<(string Name, string Value)> values) =>
        context.Assistant().Texts.Get(service.ArticleIn(context.Language()).Language, id, values);

    private static async Task SayAsync(ITurnContext context, Service service, Explanation why, string markdown, CancellationToken cancellationToken)
    {
        var article = service.ArticleIn(context.Language());
        var explained = why with { Source = new SourceReference(service.Id, service.Url?.AbsoluteUri) };
        if (LanguageTags.Written(article.Language) != LanguageTags.Written(context.Language()))
        {
            await context.SayAsync(explained, "answer.other_language", [("language", LanguageTags.NativeName(article.Language))], null, cancellationToken);
        }

        await context.SayAsync(explained, markdown, article.Status, article.Language, SuggestionsOf(context, service, article), cancellationToken);
    }

    private static string TextOf(ITurnContext context, Service service, Article article)
    {
        var text = new StringBuilder($"**{article.Title}**\n\n{article.Short}");
        void Add(string paragraph) => text.Append("\n\n").Append(paragraph);
        if (article.Body.Length > 0)
        {
            Add(article.Body);
        }

        if (service.Sensitive)
        {
            Add(TextBeside(context, service, "answer.sensitive"));
        }

        if (PhoneLine(context, service) is { } phone)
        {
            Add(phone);
        }

        if (SourceLine(context, service) is { } source)
        {
            Add(source);
        }

        return text.ToString();
    }

    /// <summary>The page and the age of the facts; null where there is no page.</summary>
    private static string? SourceLine(ITurnContext context, Service service)
    {
        if (service.Url is not { } url)
        {
            return null;
        }

        var source = $"[{service.ArticleIn(context.Language()).Link}]({url.AbsoluteUri})";
        return service.FactsDate is { } date
            ? TextBeside(context, service, "answer.source_dated", ("link", source), ("date", date))
            : TextBeside(context, service, "answer.source_undated", ("link", source));
    }

    private static List<CardAction> SuggestionsOf(ITurnContext context, Service service, Article article)
    {
        var suggestions = new List<CardAction>();
        if (service.Booking is { Kind: Bookings.BookingKind.Own })
        {
            var words = context.Text("booking.start", ("service", article.Title));
            suggestions.Add(CardAction.ImBack(words, words));
        }

        if (service.Form is { } form)
        {
            var words = context.Text("form.start", ("form", form.Title.In(context.Language())));
            suggestions.Add(CardAction.ImBack(words, words));
        }

        foreach (var related in service.Related.Take(MostRelated))
        {
            var title = context.Assistant().Services[related].ArticleIn(context.Language()).Title;
            suggestions.Add(CardAction.ImBack(title, title));
        }

        suggestions.Add(context.PersonButton());
        return suggestions;
    }

    /// <summary>A Swedish number as <c>tel:</c> wants it: digits, with the plus kept.</summary>
    private static string Dialable(string phone) => string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
