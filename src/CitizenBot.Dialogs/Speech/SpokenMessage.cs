using System.Xml;
using System.Xml.Linq;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Speech;

/// <summary>A message as speech: SSML 1.0 in the language of the message, in plain words.</summary>
public static class SpokenMessage
{
    private const string Version = "1.0";
    private static readonly XNamespace Ssml = "http://www.w3.org/2001/10/synthesis";

    /// <summary>The speak element; null where there is nothing to say. What is read aloud of the buttons is what an answer in words can be.</summary>
    /// <param name="message">Its text, its summary where it has none, and its suggested actions.</param>
    /// <param name="assistant">Whose words introduce the choices.</param>
    public static string? Of(Activity message, Assistant assistant)
    {
        var language = message.Locale is { Length: > 0 } locale ? locale : "sv";
        var (text, format) = message.Text is { Length: > 0 } ? (message.Text, message.TextFormat) : (message.Summary, TextFormatTypes.Plain);
        var paragraphs = text is null ? [] : SpokenText.Paragraphs(text, format == TextFormatTypes.Markdown, language);
        if (ChoicesOf(message) is { Count: > 0 } choices)
        {
            var spoken = choices.Select(choice => SpokenText.Line(choice, language));
            paragraphs.Add([SpokenText.Sentence(assistant.Texts.Get(language, "speech.choices", ("choices", string.Join(", ", spoken))))]);
        }

        return paragraphs.Count == 0 ? null : Element(paragraphs, language);
    }

    private static List<string> ChoicesOf(Activity message) =>
        [.. from action in message.SuggestedActions?.Actions ?? []
            where action.Type is ActionTypes.ImBack or ActionTypes.PostBack or ActionTypes.MessageBack && !string.IsNullOrWhiteSpace(action.Title)
            select action.Title];

    private static string Element(IEnumerable<IReadOnlyList<string>> paragraphs, string language) =>
        new XElement(
            Ssml + "speak",
            new XAttribute("version", Version),
            new XAttribute(XNamespace.Xml + "lang", language == "sv-simple" ? "sv" : language),
            paragraphs.Select(sentences => new XElement(Ssml + "p", sentences.Select(sentence => new XElement(Ssml + "s", Valid(sentence))))))
        .ToString(SaveOptions.DisableFormatting);

    /// <summary>Without what XML cannot hold: controls, and half a surrogate pair.</summary>
    private static string Valid(string text)
    {
        var valid = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                valid.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                valid.Append(text[i]);
            }
        }

        return valid.ToString();
    }
}
