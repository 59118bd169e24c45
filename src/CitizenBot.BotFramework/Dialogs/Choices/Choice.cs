using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Something that can be chosen.</summary>
public sealed class Choice
{
    /// <summary>What the choice is, for the program: the same in every language.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the choice is called, on its button and in the message that pressing it sends; the value when null.</summary>
    public string? Title { get; set; }

    /// <summary>Other names that people use for it.</summary>
    public IList<string>? Synonyms { get; set; }

    /// <summary>The button, when it is to be another than an imBack of the title.</summary>
    public CardAction? Action { get; set; }

    /// <summary>What it is called.</summary>
    internal string Name => Title ?? Value;
}

/// <summary>The choice that an answer means.</summary>
/// <param name="Value">Its <see cref="Choice.Value"/>.</param>
/// <param name="Index">Its place among the choices, from 0.</param>
public sealed record FoundChoice(string Value, int Index);

/// <summary>How choices are shown.</summary>
public enum ListStyle
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The way that suits the channel: as suggested actions.</summary>
    Auto,

    /// <summary>In the text, after the question.</summary>
    Inline,

    /// <summary>In the text, one a line, numbered.</summary>
    List,

    /// <summary>As buttons that go away once one is pressed.</summary>
    SuggestedAction,

    /// <summary>As buttons on a card, which stay.</summary>
    HeroCard,
}
