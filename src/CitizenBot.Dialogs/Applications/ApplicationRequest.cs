using System.Text.Json;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Applications;

/// <summary>A wish to fill in a form, to go on with one, or to hear what has become of a case, found in a message.</summary>
/// <param name="DialogId">The dialog that serves it.</param>
/// <param name="Options">What that dialog is begun with.</param>
/// <param name="Service">The service it is about, when known.</param>
public sealed record ApplicationRequest(string DialogId, JsonElement? Options, string? Service)
{
    /// <summary>From here on a wish to apply is taken for one; the dialog that begins can be left with a word.</summary>
    private const double Likely = 0.4;

    /// <summary>A statement without a word of wanting begins a form only where it is clear what it is about.</summary>
    private const double Clear = 0.6;

    /// <summary>One or two words may as well ask for the answer.</summary>
    private const int ShortestWish = 3;

    /// <summary>The wish, or null when the message is about something else.</summary>
    public static ApplicationRequest? Find(ITurnContext context, string text, Decision decision, Vocabulary vocabulary)
    {
        var assistant = context.Assistant();
        if (!assistant.HasForms)
        {
            return null;
        }

        if (vocabulary.FormIn(assistant, text) is { } button)
        {
            return Begin(button, fromSentence: false);
        }

        if (ApplicationReference.FindIn(text) is not null || vocabulary.ButtonIn(assistant, text) is "button.application_status" or "button.form_continue"
            || vocabulary.Contains(context, "application_status", text) || vocabulary.Is(context, "continue_form", text))
        {
            var about = decision.Action == PolicyAction.Answer && assistant.Services.ContainsKey(decision.Intent) ? decision.Intent : null;
            return new ApplicationRequest(ApplicationStatusDialog.DialogId, ApplicationStatusDialog.OptionsFor(about), about);
        }

        // What is done elsewhere is answered with the way there; its form is a button of the answer.
        if (assistant.Services.GetValueOrDefault(decision.Intent)?.Form is not { EService: null } form || IsQuestion(context, text, vocabulary)
            || Vocabulary.CountWords(text) < ShortestWish || vocabulary.ServiceIn(assistant, text) is not null)
        {
            return null;
        }

        var wishes = decision.Confidence >= Likely && vocabulary.Mentions(context, "form_wish", text);
        var states = form.BeginsOnStatement && decision.Action == PolicyAction.Answer && decision.Confidence >= Clear;
        return wishes || states ? Begin(decision.Intent, fromSentence: true) : null;
    }

    private static bool IsQuestion(ITurnContext context, string text, Vocabulary vocabulary) =>
        text.AsSpan().ContainsAny('?', '؟') || vocabulary.StartsWith(context, "question", text);

    private static ApplicationRequest Begin(string service, bool fromSentence) => new(ApplicationDialog.DialogId, ApplicationDialog.OptionsFor(service, fromSentence), service);
}
