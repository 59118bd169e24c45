namespace CitizenBot.Tests.Kit;

/// <summary>A citizen who books a time in Swedish and answers whatever the bot asks.</summary>
public static class BookingTalk
{
    public const string Opening = "Jag vill boka en tid på medborgarkontoret i Angered";

    /// <summary>What the citizen says to a reply; null to one that asks nothing (a notice, or the end).</summary>
    public static string? AnswerTo(Received reply, string name) => reply.Words switch
    {
        _ when IsOffer(reply) => reply.Buttons[0],
        var w when w.StartsWith("Vilken plats", StringComparison.Ordinal) => "Angered",
        var w when w.EndsWith("Vad heter du?", StringComparison.Ordinal) => name,
        var w when w.EndsWith("Vilken e-postadress har du?", StringComparison.Ordinal) => "test@example.com",
        var w when w.EndsWith("Ska jag boka?", StringComparison.Ordinal) => "Ja",
        _ when reply.Buttons.Contains("Hoppa över") => "Hoppa över",
        _ => null,
    };

    /// <summary>Whether the reply offers times; the buttons begin with them.</summary>
    public static bool IsOffer(Received reply) => reply.Buttons.Contains("Visa fler tider");

    public static bool IsDone(Received reply) => Reference(reply) is not null && reply.Words.StartsWith("Klart!", StringComparison.Ordinal);

    /// <summary>The eight characters of the reference that a reply names.</summary>
    public static string? Reference(Received reply)
    {
        const string Label = "**Referens:** ";
        var at = reply.Words.IndexOf(Label, StringComparison.Ordinal);
        return at < 0 ? null : reply.Words.Substring(at + Label.Length, 9).Split('\n')[0].Trim();
    }

    /// <summary>Talks from the opening to the offer of times.</summary>
    public static async Task<Received> ToTheOfferAsync(DirectLineCitizen citizen)
    {
        await citizen.SayAsync(Opening);
        return await citizen.ReplyAsync(IsOffer);
    }

    /// <summary>Chooses a time and goes on to the end.</summary>
    /// <returns>The last reply, with the reference; the new offer where somebody else was faster.</returns>
    public static async Task<Received> FromTheOfferAsync(DirectLineCitizen citizen, string time, string name)
    {
        await citizen.SayAsync(time);
        while (true)
        {
            var reply = await citizen.ReplyAsync(r => IsOffer(r) || IsDone(r) || AnswerTo(r, name) is not null);
            if (IsOffer(reply) || IsDone(reply))
            {
                return reply;
            }

            await citizen.SayAsync(AnswerTo(reply, name)!);
        }
    }
}
