using System.Diagnostics.Metrics;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Outbox;

/// <summary>The counter <c>citizenbot.outbox.attempts</c> of the meter <c>CitizenBot</c>, by destination and outcome: delivered, failed or dead.</summary>
internal sealed class OutboxMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _attempts = meters.Create("CitizenBot").CreateCounter<long>(
        "citizenbot.outbox.attempts", "{attempt}", "Attempts to deliver an activity to a remote channel or an agent hub.");

    public void Delivered(OutboxRow row) => Count(row, "delivered");

    public void Failed(OutboxRow row, bool dead) => Count(row, dead ? "dead" : "failed");

    private void Count(OutboxRow row, string outcome) => _attempts.Add(1, new("destination", row.Destination), new("outcome", outcome));
}
