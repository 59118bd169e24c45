using System.Text;
using System.Text.Json;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>Everything said in a conversation, with the bot's reasons, as it is stored; and what an agent was about to say.</summary>
internal sealed class Transcript(IDbContextFactory<CitizenBotDb> contexts)
{
    private const int MostAtOnce = 200;

    /// <summary>The visible activities after a watermark, oldest first, up to so many bytes but at least one; and the watermark to read on from.</summary>
    public async Task<(IReadOnlyList<JsonElement> Activities, long Watermark)> ReadAsync(string conversationId, long watermark, int mostBytes, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == conversationId && a.Sequence > watermark)
            .OrderBy(a => a.Sequence).Take(MostAtOnce)
            .Select(a => new { a.Sequence, a.Visible, a.Json })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var activities = new List<JsonElement>();
        var bytes = 0;
        foreach (var row in rows)
        {
            if (row.Visible)
            {
                bytes += Encoding.UTF8.GetByteCount(row.Json);
                if (bytes > mostBytes && activities.Count > 0)
                {
                    break;
                }

                activities.Add(Parse(row.Json));
            }

            watermark = row.Sequence;
        }

        return (activities, watermark);
    }

    public async Task<(IReadOnlyList<JsonElement> Activities, long Watermark)> ReadAllAsync(string conversationId, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        for (var watermark = 0L; ;)
        {
            var (activities, next) = await ReadAsync(conversationId, watermark, int.MaxValue, cancellationToken).ConfigureAwait(false);
            if (next == watermark)
            {
                return (all, watermark);
            }

            all.AddRange(activities);
            watermark = next;
        }
    }

    public async Task<string?> DraftAsync(string conversationId, string agent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await db.Drafts.AsNoTracking().Where(d => d.ConversationId == conversationId && d.Agent == agent)
            .Select(d => d.Text).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
