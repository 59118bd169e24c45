using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Applications;

/// <summary>A citizen who fills in a form: says one thing after another and reads the last reply to each.</summary>
internal static class FormTalk
{
    /// <summary>Says something and gives the last message of the turn that it begins.</summary>
    public static async Task<Received> SayAndHearAsync(this DirectLineCitizen citizen, string text, Func<Received, bool>? until = null)
    {
        var id = await citizen.SayAsync(text);
        return await citizen.ReplyAsync(r => string.CompareOrdinal(r.Id, id) > 0 && (until?.Invoke(r) ?? r.Buttons.Count > 0));
    }

    /// <summary>Says one answer after another; the last reply.</summary>
    public static async Task<Received> AnswerAllAsync(this DirectLineCitizen citizen, params string[] answers)
    {
        Received last = null!;
        foreach (var answer in answers)
        {
            last = await citizen.SayAndHearAsync(answer);
        }

        return last;
    }

    /// <summary>The reference that a receipt names, as it is shown.</summary>
    public static string Reference(Received receipt)
    {
        var found = System.Text.RegularExpressions.Regex.Match(receipt.Words, "[3479ACEFGHJKMPRTWXY]{3}-[3479ACEFGHJKMPRTWXY]{3}-[3479ACEFGHJKMPRTWXY]{3}");
        found.Success.ShouldBeTrue(receipt.Words);
        return found.Value;
    }
}
