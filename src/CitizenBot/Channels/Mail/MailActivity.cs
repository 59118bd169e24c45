using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Channels.Mail;

/// <summary>A letter as it stands in its conversation's log: an event that no client sees.</summary>
internal static class MailActivity
{
    private const string Name = "citizenbot/mail";

    public static Activity Of(MailQueued mail) => new()
    {
        Type = ActivityTypes.Event,
        Name = Name,
        Locale = mail.Language,
        Value = BotEvents.Json(("to", mail.To), ("subject", mail.Subject), ("text", mail.Markdown), ("booking", mail.Booking ?? "")),
    };

    /// <exception cref="InvalidOperationException">The activity is no letter.</exception>
    public static MailQueued Read(Activity activity)
    {
        if (activity is not { Name: Name, Value: { ValueKind: JsonValueKind.Object } value })
        {
            throw new InvalidOperationException("The activity is no letter.");
        }

        string Text(string name) => value.GetProperty(name).GetString() ?? "";
        return new MailQueued(Text("to"), Text("subject"), Text("text"), activity.Locale ?? "sv", Text("booking") is { Length: > 0 } booking ? booking : null);
    }
}
