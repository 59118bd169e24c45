using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Handoff;

/// <summary>What a hub says, as a turn of its conversation gets it: addressed like the citizen's own, so that what the turn sends goes to them.</summary>
internal static class HubActivities
{
    private const string Agent = "agent";

    public static ActivityAccepted Accepted(ConversationRow row, Activity said, string duplicateKey)
    {
        var reference = row.ToReference();
        var inbound = new Activity
        {
            Type = said.Type,
            Name = said.Name,
            Text = said.Text,
            Value = said.Value,
            ChannelId = row.ChannelId,
            ServiceUrl = reference.ServiceUrl,
            Conversation = reference.Conversation,
            From = reference.User,
            Recipient = reference.Bot,
            ChannelData = said.From?.Name is { Length: > 0 } name
                ? BotEvents.Json((Agent, name)) : null,
        };
        return new ActivityAccepted(inbound, duplicateKey, Visible: false, ActivityOrigins.Hub);
    }

    /// <summary>The hub cannot be reached: to the conversation that is as if it had declined.</summary>
    public static ActivityAccepted Unreachable(ConversationRow row, OutboxRow delivery) => Accepted(
        row, EventFactory.CreateHandoffStatus(new ConversationAccount { Id = row.Id }, HandoffStates.Failed), KeyOf($"unreachable:{delivery.RequestId}"));

    /// <summary>What makes a repeated request of the hub the same request. No citizen's key is of this form.</summary>
    public static string KeyOf(string id) => $"hub:{DuplicateKeys.Of("hub", id)}";

    /// <summary>The name that the hub gave with an activity.</summary>
    public static string? AgentOf(Activity accepted) =>
        accepted.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(Agent, out var name) ? name.GetString() : null;
}
