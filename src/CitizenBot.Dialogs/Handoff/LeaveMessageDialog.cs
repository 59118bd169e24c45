using System.Text.Json;
using System.Text.Json.Serialization;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>Outside opening hours: takes a message and a way to answer it, and leaves both in the team's queue.</summary>
public sealed class LeaveMessageDialog() : CitizenDialog(DialogId)
{
    /// <summary>Its id in the set.</summary>
    public const string DialogId = "leave-message";

    private const string Text = "text";
    private const string Contact = "contact";
    private const int LongestText = 4000;

    /// <summary>What it is begun with.</summary>
    public static JsonElement Options(string team, string? topic, bool sensitive, bool crisis) =>
        JsonSerializer.SerializeToElement(new MessageOptions(team, topic, sensitive, crisis), MessageJson.Default.MessageOptions);

    /// <inheritdoc/>
    public override string? TopicOf(DialogInstance instance) => OptionsOf(instance).Topic;

    /// <inheritdoc/>
    public override bool Accepts(DialogContext dialogContext, DialogInstance instance, string text) =>
        !instance.State.ContainsKey(Text) || ContactReader.Read(text) is not null;

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        await AskAsync(dialogContext, dialogContext.ActiveDialog!, "message.closed", cancellationToken);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var instance = dialogContext.ActiveDialog!;
        if (dialogContext.Context.Activity.Text?.Trim() is not { Length: > 0 } text)
        {
            return EndOfTurn;
        }

        if (instance.Get(Text, MessageJson.Default.String) is not { } message)
        {
            instance.Set(Text, text.AtMost(LongestText), MessageJson.Default.String);
            await AskAsync(dialogContext, instance, "message.contact", cancellationToken);
            return EndOfTurn;
        }

        if (ContactReader.Read(text) is not { } contact)
        {
            await AskAsync(dialogContext, instance, "message.contact_again", cancellationToken);
            return EndOfTurn;
        }

        var options = OptionsOf(instance);
        dialogContext.Context.Stage(new MessageLeft(options.Team, options.Topic, new ContactDetails(contact.Name, contact.Email, contact.Phone, message), options.Crisis ? HandoffPriority.Emergency : options.Sensitive ? HandoffPriority.High : HandoffPriority.Normal, options.Sensitive));
        await dialogContext.Context.SendActivityAsync(BotEvents.State(ConversationStatus.Message, dialogContext.Context.Language()), cancellationToken);
        await dialogContext.Context.SayAsync(new Explanation(Intents.Human, null, Outcomes.Handoff), "message.left", [("contact", contact.Email ?? contact.Phone!)], null, cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken) =>
        AskAsync(dialogContext, instance, instance.State.ContainsKey(Text) ? "message.contact" : "message.closed", cancellationToken);

    private static Task AskAsync(DialogContext dialogContext, DialogInstance instance, string textId, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var team = context.Assistant().Teams[OptionsOf(instance).Team];
        var values = new List<(string, string)>();
        if (textId == "message.closed")
        {
            values.Add(("team", team.Name.In(context.Language())));
            values.Add(("hours", HoursText.Of(team, context.Assistant().Texts, context.Language())));
        }

        return context.SayAsync(new Explanation(Intents.Human, null, Outcomes.Handoff), textId, values, [context.Button("button.cancel")], cancellationToken);
    }

    private static MessageOptions OptionsOf(DialogInstance instance) => instance.Options!.Value.Deserialize(MessageJson.Default.MessageOptions)!;
}

internal sealed record MessageOptions(string Team, string? Topic, bool Sensitive, bool Crisis);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MessageOptions))]
[JsonSerializable(typeof(string))]
internal sealed partial class MessageJson : JsonSerializerContext;
