using CitizenBot.BotFramework.Dialogs;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>A dialog that can be interrupted by a question: it tells whether a message is an answer to what it asked.</summary>
/// <param name="id">Its id in the set.</param>
public abstract class CitizenDialog(string id) : Dialog(id)
{
    /// <summary>The service that the open dialog is about, for explanations; null when it is about none.</summary>
    public abstract string? TopicOf(DialogInstance instance);

    /// <summary>Whether the message answers what the dialog asked. If not, a question in it is answered first and the dialog asks again.</summary>
    public abstract bool Accepts(DialogContext dialogContext, DialogInstance instance, string text);

    /// <summary>Whether a word that otherwise stops a dialog answers what this one asked: "cancel" may be meant for the booking.</summary>
    public virtual bool MeansCancelOtherwise(DialogContext dialogContext, DialogInstance instance, string text) => false;

    /// <summary>Whether files answer something that the open dialog asks for.</summary>
    public virtual bool TakesFiles(DialogContext dialogContext, DialogInstance instance) => false;

    /// <summary>People take over, and the dialog ends: what is worth keeping is kept.</summary>
    public virtual Task SetAsideAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether words that otherwise mean something else stop this dialog: "cancel my booking" before there is one.</summary>
    public virtual bool MeansCancel(DialogContext dialogContext, string text) => false;
}
