using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>One thing people ask about: an article, an intent, and what can be done about it.</summary>
public sealed class Service
{
    /// <summary>The id of article, intent and booking.</summary>
    public required string Id { get; init; }

    /// <summary>Who answers for it, in Swedish.</summary>
    public required string Responsible { get; init; }

    /// <summary>General answer only, a warning not to write details, and a cleared team.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Who receives hand-offs about it.</summary>
    public required Team Team { get; init; }

    /// <summary>The page that the answer links; null where no public page says it.</summary>
    public Uri? Url { get; init; }

    /// <summary>A number to call, as people write it.</summary>
    public string? Phone { get; init; }

    /// <summary>The oldest date among the sources used: year, year-month or date. Null when they bear none.</summary>
    public string? FactsDate { get; init; }

    /// <summary>Services to offer next.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>The answer per language.</summary>
    public required IReadOnlyDictionary<string, Article> Articles { get; init; }

    /// <summary>How a time is booked, if it can be.</summary>
    public BookableService? Booking { get; init; }

    /// <summary>What can be applied for or reported by filling in a form, if anything.</summary>
    public Form? Form { get; init; }

    /// <summary>The article in a language, else in English, else in Swedish; easy Swedish is Swedish first.</summary>
    public Article ArticleIn(string language) =>
        Articles.TryGetValue(language, out var article) || (language != LanguageTags.EasySwedish && Articles.TryGetValue("en", out article))
            ? article : Articles["sv"];
}

/// <summary>An answer in one language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Short">The answer in one to three sentences.</param>
/// <param name="Link">The words of the link; null where the service has no page.</param>
/// <param name="Status">Who stands behind the wording.</param>
/// <param name="Body">Details in Markdown; may be empty.</param>
public sealed record Article(string Language, string Title, string Short, string? Link, TextStatus Status, string Body);

/// <summary>Who stands behind a text.</summary>
public enum TextStatus
{
    /// <summary>Checked by a named native speaker.</summary>
    Reviewed,

    /// <summary>Written with a machine's help.</summary>
    Generated,

    /// <summary>Translated on the fly.</summary>
    Machine,
}
