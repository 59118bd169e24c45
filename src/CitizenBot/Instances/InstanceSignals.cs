using System.Text.Json;
using System.Threading.Channels;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Storage;

namespace CitizenBot.Instances;

/// <summary>
/// Tells the other instances which conversations have changed here, so that the streams which are open there read on at
/// once. They are hints: followers look every few seconds without one, so what gets lost is late and nothing else.
/// </summary>
internal sealed class InstanceSignals(ConversationFeed feed, PassingActivities passing, IEnumerable<ISignalCarrier> carriers) : BackgroundService
{
    /// <summary>So many ids and one activity are less than the 8000 bytes of a PostgreSQL notification.</summary>
    private const int MostAtOnce = 100;
    private const int LargestShown = 2000;

    /// <summary>Somebody who typed so many activities ago has written by now.</summary>
    private const int MostShown = 100;
    private readonly string _own = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private readonly HashSet<string> _changed = [];
    private readonly Queue<JsonElement> _shown = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Committed += TellChanged;
        passing.Shown += TellShown;
        try
        {
            await Task.WhenAll([SendAsync(stoppingToken), .. carriers.Select(carrier => carrier.ReceiveAsync(Receive, stoppingToken))]);
        }
        finally
        {
            feed.Committed -= TellChanged;
            passing.Shown -= TellShown;
        }
    }

    private void TellChanged(string conversationId)
    {
        lock (_gate)
        {
            _changed.Add(conversationId);
        }

        _wake.Writer.TryWrite(true);
    }

    private void TellShown(Activity activity)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(activity, BotFrameworkJson.Wire.Activity);
        if (json.Length > LargestShown)
        {
            return;
        }

        lock (_gate)
        {
            if (_shown.Count < MostShown)
            {
                _shown.Enqueue(JsonElement.Parse(json));
            }
        }

        _wake.Writer.TryWrite(true);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (await _wake.Reader.WaitToReadAsync(cancellationToken))
        {
            _wake.Reader.TryRead(out _);
            while (Take() is { } batch)
            {
                var payload = JsonSerializer.Serialize(batch, HostJson.Wire.SignalBatch);
                foreach (var carrier in carriers)
                {
                    if (await carrier.TrySendAsync(payload, cancellationToken))
                    {
                        break;
                    }
                }
            }
        }
    }

    private SignalBatch? Take()
    {
        lock (_gate)
        {
            if (_changed.Count + _shown.Count == 0)
            {
                return null;
            }

            string[] changed = [.. _changed.Take(MostAtOnce)];
            _changed.ExceptWith(changed);
            return new SignalBatch(_own, changed, _shown.TryDequeue(out var shown) ? shown : null);
        }
    }

    private void Receive(string payload)
    {
        try
        {
            if (JsonSerializer.Deserialize(payload, HostJson.Wire.SignalBatch) is not { } batch || batch.From == _own)
            {
                return;
            }

            if (batch.Shown?.Deserialize(BotFrameworkJson.Wire.Activity) is { Conversation.Id: not null } shown)
            {
                passing.ShowHere(shown);
            }

            foreach (var id in batch.Changed)
            {
                feed.PublishFromElsewhere(id);
            }
        }
        catch (JsonException)
        {
            // An instance of another version, or a stranger on the same server.
        }
    }
}
