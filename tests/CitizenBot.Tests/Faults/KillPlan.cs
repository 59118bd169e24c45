using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Faults;

/// <summary>
/// When the program is killed, spread over a run: right after a message was accepted, when its turn is not yet
/// committed, and while a delivery is at the channel or at the hub, when its turn is.
/// </summary>
internal sealed class KillPlan(RevivedProcess program, int messages, int hubMessages, int ofEach)
{
    private readonly HashSet<int> _accepts = [.. Spread(messages, ofEach, 1)];
    private readonly HashSet<int> _deliveries = [.. Spread(messages, ofEach, 2)];
    private readonly HashSet<int> _hubDeliveries = [.. Spread(hubMessages, ofEach, 3)];
    private readonly List<Task> _kills = [];
    private int _accepted;

    public async Task AfterAcceptAsync()
    {
        if (_accepts.Contains(Interlocked.Increment(ref _accepted)))
        {
            await KillAsync();
        }
    }

    /// <summary>Whether the program was killed that makes the call of this number to the channel.</summary>
    public Task<bool> BeforeDeliveryAsync(int call) => BeforeAsync(_deliveries, call);

    /// <summary>Whether the program was killed that makes the call of this number to the hub.</summary>
    public Task<bool> BeforeHubDeliveryAsync(int call) => BeforeAsync(_hubDeliveries, call);

    /// <summary>Is done when every kill that has begun is over.</summary>
    public async Task DoneAsync()
    {
        Task[] kills;
        lock (_kills)
        {
            kills = [.. _kills];
        }

        await Task.WhenAll(kills);
    }

    private async Task<bool> BeforeAsync(HashSet<int> kills, int call)
    {
        if (!kills.Contains(call))
        {
            return false;
        }

        await KillAsync();
        return true;
    }

    private Task KillAsync()
    {
        var kill = program.KillAsync();
        lock (_kills)
        {
            _kills.Add(kill);
        }

        return kill;
    }

    private static IEnumerable<int> Spread(int messages, int count, int seed)
    {
        var random = TestSeed.Random(seed);
        var part = messages / (count + 1);
        return Enumerable.Range(0, count).Select(i => (i * part) + random.Next(1, part));
    }
}
