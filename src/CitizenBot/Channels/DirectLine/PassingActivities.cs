using System.Collections.Concurrent;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// Activities that are shown and forgotten: that somebody is typing. Streams that are open get them, on other instances
/// as far as those hear of it; polls and later readers do not.
/// </summary>
internal sealed class PassingActivities(ConversationFeed feed, TimeProvider time)
{
    /// <summary>A reader that is so far behind is told no more.</summary>
    private const int MostWaiting = 8;
    private readonly ConcurrentDictionary<Watcher, string> _watchers = new();

    /// <summary>An activity was shown here. Raised by whoever shows it, so it must be quick.</summary>
    public event Action<Activity>? Shown;

    /// <summary>Shows an activity to the streams of its conversation.</summary>
    /// <returns>The id that it was given.</returns>
    public string Show(Activity activity)
    {
        activity.Id = $"{activity.Conversation!.Id}|{activity.Type}-{Guid.NewGuid():N}";
        activity.Timestamp = time.GetUtcNow();
        ShowHere(activity);
        Shown?.Invoke(activity);
        return activity.Id;
    }

    /// <summary>Shows to the streams that are open on this instance what another has shown first.</summary>
    public void ShowHere(Activity activity)
    {
        var conversation = activity.Conversation!.Id!;
        foreach (var (watcher, _) in _watchers.Where(w => w.Value == conversation))
        {
            if (watcher.Waiting.Count < MostWaiting)
            {
                watcher.Waiting.Enqueue(activity);
            }
        }

        feed.Publish(conversation);
    }

    public Watcher Watch(string conversationId)
    {
        var watcher = new Watcher(this);
        _watchers[watcher] = conversationId;
        return watcher;
    }

    /// <summary>One stream; disposing it ends watching.</summary>
    internal sealed class Watcher(PassingActivities all) : IDisposable
    {
        internal ConcurrentQueue<Activity> Waiting { get; } = new();

        /// <summary>What has been shown since the last call.</summary>
        public IReadOnlyList<Activity> Take()
        {
            var taken = new List<Activity>();
            while (Waiting.TryDequeue(out var activity))
            {
                taken.Add(activity);
            }

            return taken;
        }

        public void Dispose() => all._watchers.TryRemove(this, out _);
    }
}
