namespace CitizenBot.BotFramework.Dialogs;

/// <summary>How far a dialog got.</summary>
public enum DialogTurnStatus
{
    /// <summary>There was no dialog.</summary>
    Empty,

    /// <summary>A dialog waits for the person.</summary>
    Waiting,

    /// <summary>The last dialog has ended, with a result.</summary>
    Complete,

    /// <summary>The dialogs were cancelled.</summary>
    Cancelled,

    /// <summary>The last dialog has ended, and the turn is not to go on with another.</summary>
    CompleteAndWait,
}

/// <summary>Why a dialog is called.</summary>
public enum DialogReason
{
    /// <summary>It was begun.</summary>
    BeginCalled,

    /// <summary>The person has answered.</summary>
    ContinueCalled,

    /// <summary>The dialog it began has ended.</summary>
    EndCalled,

    /// <summary>Another dialog takes its place.</summary>
    ReplaceCalled,

    /// <summary>It was cancelled.</summary>
    CancelCalled,

    /// <summary>The step before went on without waiting.</summary>
    NextCalled,
}

/// <summary>What a call to a dialog came to.</summary>
/// <param name="Status">How far it got.</param>
/// <param name="Result">What the dialog gives back, when it has ended. Lives in memory only.</param>
public sealed record DialogTurnResult(DialogTurnStatus Status, object? Result = null);
