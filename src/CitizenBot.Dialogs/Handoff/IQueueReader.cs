namespace CitizenBot.Dialogs.Handoff;

/// <summary>What the dialogs read about the queues.</summary>
public interface IQueueReader
{
    /// <summary>How many conversations wait for a team and would be taken before a new one of this priority.</summary>
    Task<int> AheadAsync(string team, HandoffPriority priority, CancellationToken cancellationToken);
}
