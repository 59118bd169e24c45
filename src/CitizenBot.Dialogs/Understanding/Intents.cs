namespace CitizenBot.Dialogs.Understanding;

/// <summary>The intents that belong to no service: folders under <c>shared/intents</c>.</summary>
public static class Intents
{
    /// <summary>Wants to talk to a person.</summary>
    public const string Human = "human";

    /// <summary>Wants to see, move or cancel a booking.</summary>
    public const string BookingManage = "booking_manage";

    /// <summary>Wants to book a time, without saying for what.</summary>
    public const string BookingAny = "booking_any";

    /// <summary>What explanations call every kind of small talk.</summary>
    public const string SmallTalk = "smalltalk";

    /// <summary>What explanations call what fits nothing.</summary>
    public const string OutOfScope = "oos";

    /// <summary>Talk for its own sake; each has a text <c>smalltalk.&lt;id&gt;</c>.</summary>
    public static IReadOnlySet<string> Small { get; } = new HashSet<string> { "greeting", "thanks", "goodbye", "about_bot", "insult", "smalltalk" };

    /// <summary>How explanations name an intent.</summary>
    public static string Public(string intent) => Small.Contains(intent) ? SmallTalk : intent;
}
