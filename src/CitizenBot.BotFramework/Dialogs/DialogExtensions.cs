using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Runs dialogs in a turn.</summary>
public static class DialogExtensions
{
    /// <summary>
    /// Gives the turn's activity to the open dialogs or, when none is open, begins <paramref name="rootDialogId"/>. When open
    /// dialogs had to be dropped, the person is told (<see cref="DialogSet.OnRestart"/>) and the root begins anew.
    /// </summary>
    public static async Task<DialogTurnResult> RunAsync(
        this DialogSet dialogs, ITurnContext context, string rootDialogId, CancellationToken cancellationToken)
    {
        var dialogContext = await dialogs.CreateContextAsync(context, cancellationToken);
        if (dialogContext.StateDropped)
            await dialogContext.TellRestartAsync(cancellationToken);
        var result = await dialogContext.ContinueDialogAsync(cancellationToken);
        return result.Status == DialogTurnStatus.Empty
            ? await dialogContext.BeginDialogAsync(rootDialogId, null, cancellationToken)
            : result;
    }
}
