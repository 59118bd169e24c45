using System.Text.Json;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>Reads what agents keep about a conversation. Whether they may is asked first, of <see cref="SummaryReader"/>.</summary>
internal sealed class AnnotationReader(IDbContextFactory<CitizenBotDb> contexts)
{
    private const int MostKnownTags = 100;

    /// <param name="wall">Tags of conversations behind other walls are not suggested.</param>
    public async Task<Annotations> ReadAsync(TeamWall wall, string id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await db.Agents.AsNoTracking().ToDictionaryAsync(a => a.UserName, a => a.DisplayName, cancellationToken);
        var notes = await db.Notes.AsNoTracking().Where(n => n.ConversationId == id).OrderBy(n => n.CreatedAt).ThenBy(n => n.Id).ToListAsync(cancellationToken);
        var tags = await db.Tags.AsNoTracking().Where(t => t.ConversationId == id).Select(t => t.Tag).ToListAsync(cancellationToken);
        var endings = await db.Endings.AsNoTracking().Where(e => e.ConversationId == id).OrderBy(e => e.EndedAt).ToListAsync(cancellationToken);
        var known = await db.Tags.AsNoTracking().Where(t => wall.Within(db.Conversations).Any(c => c.Id == t.ConversationId))
            .GroupBy(t => t.Tag).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).Select(same => same.Key)
            .Take(MostKnownTags).ToListAsync(cancellationToken);
        return new Annotations(
            [.. notes.Select(n => new Note(n.Id, Name(n.Agent), n.Text, DateTimeOffset.FromUnixTimeMilliseconds(n.CreatedAt)))],
            [.. tags.Order(StringComparer.Create(new System.Globalization.CultureInfo("sv"), ignoreCase: true))],
            known,
            [.. endings.Select(e => new Ending(e.Outcome, Name(e.Agent), DateTimeOffset.FromUnixTimeMilliseconds(e.EndedAt), JsonSerializer.Deserialize(e.Json, DeskJson.Wire.JsonElement)))]);

        AgentName Name(string userName) => new(userName, names.GetValueOrDefault(userName, userName));
    }
}
