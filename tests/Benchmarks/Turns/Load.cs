using System.Diagnostics;

namespace Benchmarks.Turns;

/// <summary>Connections that each have one turn under way at a time, for as long as they are let.</summary>
internal sealed class Load(Scenario scenario, Uri server, LoopbackChannel channel)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private volatile bool _measuring;
    private volatile bool _ended;
    private long _errors;

    /// <summary>Turns that were not answered as they should be, so far.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>Starts all connections.</summary>
    /// <returns>The milliseconds that each measured turn took, once <see cref="End"/> has been called.</returns>
    public async Task<double[]> RunAsync()
    {
        var each = await Task.WhenAll(Enumerable.Range(0, scenario.Connections).Select(_ => Task.Run(ConnectAsync)));
        return [.. each.SelectMany(times => times).Order()];
    }

    public void Measure() => _measuring = true;

    public void StopMeasuring() => _measuring = false;

    public void End() => _ended = true;

    private async Task<List<double>> ConnectAsync()
    {
        var times = new List<double>(65536);
        var conversation = new Conversation(scenario, channel.ServiceUrl);
        using var connection = await KeepAliveConnection.OpenAsync(server);
        while (!_ended)
        {
            var start = Stopwatch.GetTimestamp();
            var right = await TurnAsync(connection, conversation);
            if (!right)
            {
                Interlocked.Increment(ref _errors);
            }
            else if (_measuring)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return times;
    }

    private async Task<bool> TurnAsync(KeepAliveConnection connection, Conversation conversation)
    {
        var (id, json, reply) = conversation.Next();
        var delivered = scenario.Delivery == Scenario.Normal ? channel.ExpectAsync(id) : null;
        var (status, body) = await connection.PostAsync("/api/messages", json);
        if (status is < 200 or > 299)
        {
            return false;
        }

        return (delivered is null ? body : await delivered.WaitAsync(Patience)).Contains(reply, StringComparison.Ordinal);
    }
}
