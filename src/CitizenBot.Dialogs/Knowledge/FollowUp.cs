using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>
/// A question that is one only after an answer: "and how much does it cost?", "where is that?", "what about my son?". Its
/// words are the texts <c>words.follow.*</c> of every language.
/// </summary>
/// <param name="Aspect">What of the service it asks for; null when it asks whether the answer holds for someone or something else.</param>
public sealed record FollowUp(string? Aspect)
{
    /// <summary>Asks where.</summary>
    public const string Place = "place";

    /// <summary>Asks for a way to reach someone.</summary>
    public const string Contact = "contact";

    /// <summary>Longer messages say by themselves what they are about.</summary>
    private const int MostWords = 9;
    private const string WhatAbout = "follow.else";
    private static readonly string[] Aspects = ["cost", Place, "time", Contact, "apply"];

    /// <summary>The follow-up in a message, or null when it can stand alone.</summary>
    /// <param name="context">Whose conversation, and in which language.</param>
    /// <param name="text">What was written.</param>
    /// <param name="decision">What it was taken for by itself.</param>
    /// <param name="topic">The service last answered about, if any.</param>
    /// <param name="vocabulary">The words.</param>
    public static FollowUp? Find(ITurnContext context, string text, Decision decision, string? topic, Vocabulary vocabulary)
    {
        if (topic is null || !context.Assistant().Services.ContainsKey(topic) || vocabulary.IsButton(context.Assistant(), text) || Vocabulary.CountWords(text) > MostWords)
        {
            return null;
        }

        // Words that name nothing ask about what was just named, whatever the recognizer makes of them.
        if (vocabulary.IsMadeOf(context, "follow.", text))
        {
            var aspect = Aspects.FirstOrDefault(aspect => vocabulary.Contains(context, $"follow.{aspect}", text));
            return aspect is not null || vocabulary.Contains(context, WhatAbout, text) ? new FollowUp(aspect) : null;
        }

        var isOther = decision.Action == PolicyAction.Answer && decision.Intent != topic && !Intents.Small.Contains(decision.Intent);
        return !isOther && vocabulary.StartsWith(context, WhatAbout, text) ? new FollowUp((string?)null) : null;
    }
}
