using System.Globalization;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Desk;

/// <summary>What one desk has been shown, and what is new since: its lists, and the conversations it watches.</summary>
internal sealed class StreamView(TeamWall wall, SummaryReader reader, Transcript transcript)
{
    private const int MostWatched = 50;

    /// <summary>Of one frame's activities; a single larger one goes alone.</summary>
    private const int LargestSet = 60 * 1024;
    private Dictionary<string, Summary> _shown = [];
    private readonly Dictionary<string, long> _watched = [];

    /// <summary>Takes the lists as shown: the desk reads them itself once the stream is open.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) =>
        _shown = (await reader.ListAsync(wall, null, cancellationToken)).ToDictionary(s => s.Id);

    /// <summary>What has changed in the lists; among these conversations only, where ids are given.</summary>
    public async Task<IReadOnlyList<Summary>> ChangesAsync(IReadOnlySet<string>? ids, CancellationToken cancellationToken)
    {
        var listed = await reader.ListAsync(wall, ids, cancellationToken);
        var changes = listed.Where(s => !_shown.TryGetValue(s.Id, out var shown) || shown != s).ToList();
        var present = listed.Select(s => s.Id).ToHashSet();
        foreach (var left in _shown.Values.Where(s => !present.Contains(s.Id) && ids?.Contains(s.Id) != false).ToList())
        {
            _shown.Remove(left.Id);
            var now = await reader.AfterAsync(left.Id, cancellationToken);
            changes.Add(now.Status == ConversationStatus.Closed ? left.Gone(now.Version) with { Status = now.Status } : left.Gone(now.Version));
        }

        foreach (var summary in listed)
        {
            _shown[summary.Id] = summary;
        }

        return changes;
    }

    /// <returns>The conversation that is watched from now on, if it was not before.</returns>
    public string? Apply(StreamRequest request)
    {
        if (request.ConversationId is not { } id)
        {
            return null;
        }

        if (request.Type == StreamRequest.Unwatch)
        {
            _watched.Remove(id);
        }
        else if (request.Type == StreamRequest.Watch
            && (_watched.ContainsKey(id) || _watched.Count < MostWatched)
            && long.TryParse(request.Watermark ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var watermark))
        {
            var before = _watched.Count;
            _watched[id] = watermark;
            return _watched.Count > before ? id : null;
        }

        return null;
    }

    /// <summary>What is new in the watched conversations; among these only, where ids are given. Asked again until nothing comes.</summary>
    public async Task<IReadOnlyList<ActivitiesFrame>> NewsAsync(IReadOnlySet<string>? ids, CancellationToken cancellationToken)
    {
        var watched = _watched.Keys.Where(id => ids?.Contains(id) != false).ToList();
        if (watched.Count == 0)
        {
            return [];
        }

        var news = new List<ActivitiesFrame>();

        // The wall is asked each time: a watched conversation may have gone behind it.
        foreach (var id in await reader.ReadableAsync(wall, watched, cancellationToken))
        {
            var (activities, watermark) = await transcript.ReadAsync(id, _watched[id], LargestSet, cancellationToken);
            if (watermark > _watched[id])
            {
                _watched[id] = watermark;
                news.Add(new ActivitiesFrame(id, activities, watermark.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return news;
    }
}
