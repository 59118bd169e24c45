namespace CitizenBot.Dialogs.Conversations;

/// <summary>The turn is not a message's: something that was to be done at a time is due. Only the host says so; an event of a client's never is.</summary>
/// <param name="Kind">One of <see cref="DueWorkKinds"/>.</param>
/// <param name="Key">What it concerns.</param>
public sealed record DueWork(string Kind, string Key);

/// <summary>Values of <see cref="DueWork.Kind"/>.</summary>
public static class DueWorkKinds
{
    /// <summary>A hold lapses; the key is its id, 32 hexadecimal digits.</summary>
    public const string Hold = "hold";

    /// <summary>A booked time is near; the key is the booking's reference.</summary>
    public const string Reminder = "reminder";
}
