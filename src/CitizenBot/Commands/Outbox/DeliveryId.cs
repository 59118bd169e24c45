using System.Globalization;
using CitizenBot.Storage.Model;

namespace CitizenBot.Commands.Outbox;

/// <summary>How an operator names a delivery: <c>channel/CONVERSATION/17</c>.</summary>
internal sealed record DeliveryId(string Destination, string ConversationId, long Sequence)
{
    public static DeliveryId Of(OutboxRow row) => new(row.Destination, row.ConversationId, row.Sequence);

    /// <exception cref="FormatException">It is none.</exception>
    public static DeliveryId Parse(string text) =>
        text.Split('/') is [var destination, var conversation, var number] && conversation.Length > 0
        && destination is OutboxDestinations.Channel or OutboxDestinations.Hub or OutboxDestinations.Mail
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new DeliveryId(destination, conversation, sequence)
            : throw new FormatException($"'{text}' is not the ID of a delivery. 'outbox list' shows them.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Destination}/{ConversationId}/{Sequence}");
}
