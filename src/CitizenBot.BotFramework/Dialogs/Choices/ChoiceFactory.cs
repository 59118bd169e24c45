using System.Globalization;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Shows choices with a question.</summary>
public static class ChoiceFactory
{
    /// <summary>A copy of <paramref name="question"/> with the choices in the given style.</summary>
    public static Activity Show(Activity question, IList<Choice>? choices, ListStyle style)
    {
        var shown = question.Clone();
        if (choices is not { Count: > 0 })
            return shown;
        switch (style)
        {
            case ListStyle.Inline:
                shown.Text = $"{question.Text} {string.Join(", ", Numbered(choices))}";
                break;
            case ListStyle.List:
                shown.Text = $"{question.Text}\n\n{string.Join('\n', Numbered(choices))}";
                break;
            case ListStyle.HeroCard:
                shown.Attachments ??= [];
                shown.Attachments.Add(new HeroCard { Buttons = Buttons(choices) }.ToAttachment());
                break;
            case ListStyle.Auto or ListStyle.SuggestedAction:
                shown.SuggestedActions = new SuggestedActions { Actions = Buttons(choices) };
                break;
        }
        return shown;
    }

    private static IEnumerable<string> Numbered(IList<Choice> choices) =>
        choices.Select((choice, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {choice.Name}"));

    private static List<CardAction> Buttons(IList<Choice> choices) =>
        [.. choices.Select(choice => choice.Action ?? CardAction.ImBack(choice.Name, choice.Name))];
}
