using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>What to do with what was understood.</summary>
public enum PolicyAction
{
    /// <summary>Sure enough: answer.</summary>
    Answer,

    /// <summary>In doubt between a few: ask which.</summary>
    Clarify,

    /// <summary>Not understood, but a search found what may answer: offer it.</summary>
    Suggest,

    /// <summary>Not understood.</summary>
    Miss,
}

/// <summary>The decision on one message.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Intent">The likeliest intent; empty when nothing was recognized.</param>
/// <param name="Confidence">Its calibrated score.</param>
/// <param name="Candidates">For <see cref="PolicyAction.Clarify"/> and <see cref="PolicyAction.Suggest"/>: the one to three to ask about.</param>
/// <param name="Alternatives">The runners-up, for the explanation.</param>
public sealed record Decision(
    PolicyAction Action, string Intent, double Confidence, IReadOnlyList<string> Candidates, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>Whether the answer was found by searching the articles rather than by intent.</summary>
    public bool Found { get; init; }

    /// <summary>The explanation of whatever is said on this decision.</summary>
    public Explanation Because(string? intent, string outcome) =>
        new(intent, Math.Round(Confidence, 3), outcome) { Alternatives = Alternatives };
}

/// <summary>Turns scores into action, by the assistant's thresholds. Doubt has two forms: too low, and too close between two.</summary>
public static class Policy
{
    private const int MostCandidates = 3;
    private const int MostAlternatives = 3;

    /// <summary>Decides on a message.</summary>
    /// <param name="understood">Scores by intent.</param>
    /// <param name="assistant">Whose thresholds and services apply.</param>
    /// <param name="askedBefore">What was asked about last: the same question is not asked twice.</param>
    public static Decision Decide(RecognizerResult understood, Assistant assistant, IEnumerable<string> askedBefore)
    {
        var ranked = understood.Intents
            .Select(i => new Alternative(i.Key, i.Value.Score ?? 0))
            .OrderByDescending(i => i.Confidence).ThenBy(i => i.Intent, StringComparer.Ordinal).ToList();
        if (ranked.Count == 0)
        {
            return new(PolicyAction.Miss, "", 0, [], []);
        }

        var top = ranked[0];
        var alternatives = ranked.Skip(1).Take(MostAlternatives).Select(a => a with { Confidence = Math.Round(a.Confidence, 3) }).ToList();
        var thresholds = assistant.Policy;
        var second = ranked.Count > 1 ? ranked[1].Confidence : 0;
        if (top.Intent != Intents.OutOfScope && top.Confidence >= thresholds.Answer && top.Confidence - second >= thresholds.Margin)
        {
            return new(PolicyAction.Answer, top.Intent, top.Confidence, [], alternatives);
        }

        // Which kind of small talk it is matters less than that it is: their scores count together.
        var small = Intents.Small.Contains(top.Intent) ? ranked.Where(r => Intents.Small.Contains(r.Intent)).Sum(r => r.Confidence) : 0;

        // Only services can be asked about, a sensitive one only when it is likely: nobody is asked about violence by chance. Small talk in doubt is not answered: it is often a question about something else
        // ("how old is ..."). A wish for a person or a booking in doubt still is, and the dialog that begins can be left.
        var candidates = ranked.Where(r => assistant.Services.ContainsKey(r.Intent) && r.Confidence >= (assistant.Services[r.Intent].Sensitive ? thresholds.Clarify : thresholds.Clarify / MostCandidates))
            .Take(MostCandidates).Select(r => r.Intent).ToList();
        var action = top.Intent == Intents.OutOfScope ? PolicyAction.Miss
            : small >= thresholds.Answer ? PolicyAction.Answer
            : top.Confidence < thresholds.Clarify || candidates.Count == 0 ? PolicyAction.Miss
            : top.Intent is Intents.Human or Intents.BookingAny or Intents.BookingManage ? PolicyAction.Clarify
            : candidates.ToHashSet().SetEquals(askedBefore) ? PolicyAction.Miss
            : PolicyAction.Clarify;
        return new(action, top.Intent, top.Confidence, candidates, alternatives);
    }
}
