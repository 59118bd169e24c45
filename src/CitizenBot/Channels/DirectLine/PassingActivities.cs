using System.Collections.Concurrent;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// Activities that are shown and forgotten: that somebody is typing. Streams that are open here get them; polls, later
/// readers and other instances do not.
/// </summary>
internal sealed class PassingActivities(ConversationFeed feed, TimeProvider time)
{
    /// <summary>A reader that is so far behind is told no more.</summary>
    private const int MostWaiting = 8;
    private readonly ConcurrentDictionary<Watcher, string> _watchers = new();

    /// <summary>Shows an activity to the streams of its conversation.</summary>
    /// <returns>The id that it was given.</returns>
    public string Show(Activity activity)
    {
        var conversation = activity.Conversation!.Id!;
        activity.Id = $"{conversation}|{activity.Type}-{Guid.NewGuid():N}";
        activity.Timestamp = time.GetUtcNow();
        foreach (var (watcher, _) in _watchers.Where(w => w.Value == conversation))
        {
            if (watcher.Waiting.Count < MostWaiting)
            {
                watcher.Waiting.Enqueue(activity);
            }
        }

        feed.Publish(conversation);
        return activity.Id;
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
