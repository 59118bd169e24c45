using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Applications;

/// <summary>What a citizen's words mean while a form is filled in, beside being answers.</summary>
public sealed class FormWords(Vocabulary vocabulary)
{
    private const int ShortestLabelWord = 4;

    /// <summary>Words of a label may have other endings in a sentence.</summary>
    private const int Ending = 2;

    internal bool IsYes(ITurnContext context, string text) => vocabulary.Is(context, "yes", text) || Is(context, text, "button.form_send", "button.yes");

    internal bool IsNo(ITurnContext context, string text) => vocabulary.Is(context, "no", text);

    internal bool IsSkip(ITurnContext context, string text) => vocabulary.Is(context, "skip", text) || Is(context, text, "button.skip");

    internal bool IsDone(ITurnContext context, string text) => vocabulary.Is(context, "done", text) || vocabulary.Is(context, "no", text) || Is(context, text, "button.form_done");

    internal bool IsBack(ITurnContext context, string text) => vocabulary.Is(context, "back", text) || Is(context, text, "button.back");

    internal bool IsSave(ITurnContext context, string text) => vocabulary.Is(context, "save_form", text) || Is(context, text, "button.form_save");

    internal bool IsChange(ITurnContext context, string text) => vocabulary.Is(context, "change_answer", text) || Is(context, text, "button.form_change");

    /// <summary>Whether a text begins like "change the address": what follows names a field.</summary>
    internal bool BeginsChange(ITurnContext context, string text) => vocabulary.StartsWith(context, "change_answer", text);

    internal bool SaysProtected(ITurnContext context, string text) => vocabulary.Mentions(context, "protected_identity", text);

    /// <summary>Whether a text steers the form rather than answers it.</summary>
    internal bool Steers(ITurnContext context, string text) =>
        IsBack(context, text) || IsSave(context, text) || IsChange(context, text) || SaysProtected(context, text);

    /// <summary>The question whose label a text names, in any language; null where none is named, or several are as well.</summary>
    internal static FormQuestion? NamedIn(Form form, ApplicationDraft draft, string text)
    {
        var said = Words(text);
        var ranked = FormProgress.Questions(form, draft).Where(question => question.Field is not null)
            .Select(question => (Question: question, Score: question.Field!.Label.All.Max(label => Score(label, question.Number, said))))
            .Where(found => found.Score > 0).OrderByDescending(found => found.Score).Take(2).ToList();
        return ranked.Count == 0 || (ranked.Count == 2 && ranked[0].Score == ranked[1].Score) ? null : ranked[0].Question;
    }

    /// <summary>How many letters of a label stand in a text, by whole words or by their beginnings.</summary>
    private static int Score(string label, int? number, string[] said)
    {
        var words = Words(label);
        var matched = words.Where(word => word.Length >= ShortestLabelWord
            ? said.Any(s => s.StartsWith(word.Length > ShortestLabelWord + Ending ? word[..^Ending] : word, StringComparison.Ordinal))
            : words.Length == 1 && said.Contains(word)).Sum(word => word.Length);
        return matched == 0 || number is null || !said.Any(s => s.Length == 1 && char.IsAsciiDigit(s[0])) ? matched
            : said.Contains(number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)) ? matched + 1 : 0;
    }

    private static string[] Words(string text) =>
        PlainText.Fold(text).Split([' ', ',', '.', ':', ';', '!', '?', '(', ')', '/', '-', '؟', '،'], StringSplitOptions.RemoveEmptyEntries);

    private bool Is(ITurnContext context, string text, params ReadOnlySpan<string> buttons) =>
        vocabulary.ButtonIn(context.Assistant(), text) is { } button && buttons.Contains(button);
}
