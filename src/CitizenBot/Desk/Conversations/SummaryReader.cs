using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>Reads conversations as the desk sees them; every query of an agent goes through their wall.</summary>
internal sealed class SummaryReader(IDbContextFactory<CitizenBotDb> contexts, IReadOnlyDictionary<string, Assistant> assistants)
{
    /// <summary>How every stored message begins: the type is an activity's first field.</summary>
    private const string MessageStart = "{\"type\":\"message\"";
    private const int LongestText = 500;
    private static readonly string[] Listed = [ConversationStatus.Queued, ConversationStatus.Agent, ConversationStatus.Message];

    /// <summary>What can still be read: the lists, and what an agent has closed and no citizen has opened again.</summary>
    private static readonly string[] Readable = [.. Listed, ConversationStatus.Closed];

    /// <summary>The lists of an agent; of these conversations only, where ids are given.</summary>
    public async Task<IReadOnlyList<Summary>> ListAsync(TeamWall wall, IReadOnlyCollection<string>? ids, CancellationToken cancellationToken)
    {
        var listed = Listed;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = wall.Within(db.Conversations.AsNoTracking()).Where(c => listed.Contains(c.Status));
        return await SummariesAsync(db, ids is null ? rows : rows.Where(c => ids.Contains(c.Id)), cancellationToken);
    }

    /// <summary>One conversation that an agent may read; null where there is none, or none for them.</summary>
    public async Task<Summary?> FindAsync(TeamWall wall, string id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await SummariesAsync(db, ReadableRows(db, wall).Where(c => c.Id == id), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Those of some conversations that an agent may read.</summary>
    public async Task<IReadOnlyList<string>> ReadableAsync(TeamWall wall, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadableRows(db, wall).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
    }

    public async Task<ConversationRow?> RowAsync(TeamWall wall, string id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadableRows(db, wall).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>A conversation that the caller has just had in hand, wherever it is now.</summary>
    public async Task<Summary> AfterAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await SummariesAsync(db, db.Conversations.AsNoTracking().Where(c => c.Id == id), cancellationToken))[0];
    }

    /// <summary>The id of a message that is stored already; null where it is not.</summary>
    public async Task<string?> StoredAsync(string conversationId, string duplicateKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId && a.DuplicateKey == duplicateKey)
            .Select(a => ActivitySql.ActivityId(conversationId, a.Sequence)).FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<ConversationRow> ReadableRows(CitizenBotDb db, TeamWall wall)
    {
        var readable = Readable;
        return wall.Within(db.Conversations.AsNoTracking()).Where(c => readable.Contains(c.Status));
    }

    private async Task<IReadOnlyList<Summary>> SummariesAsync(CitizenBotDb db, IQueryable<ConversationRow> conversations, CancellationToken cancellationToken)
    {
        var found = await conversations
            .OrderByDescending(c => c.Priority).ThenBy(c => c.QueuedAt)
            .Select(c => new
            {
                Row = c,
                AgentName = db.Agents.Where(a => a.UserName == c.Agent).Select(a => a.DisplayName).FirstOrDefault(),
                LastMessage = db.Activities.Where(a => a.ConversationId == c.Id && a.Inbound && a.Visible && a.Json.StartsWith(MessageStart))
                    .OrderByDescending(a => a.Sequence).Select(a => a.Json).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => Summarize(f.Row, f.AgentName, f.LastMessage))];
    }

    private Summary Summarize(ConversationRow row, string? agentName, string? lastMessage)
    {
        var contact = row.Contact is null ? null : JsonSerializer.Deserialize(row.Contact, StorageJson.Default.ContactDetails);
        return new Summary
        {
            Id = row.Id,
            Assistant = row.Assistant,
            Status = row.Status,
            Team = row.Team,
            Topic = row.Topic,
            TopicTitle = row.Topic is not null && assistants.TryGetValue(row.Assistant, out var assistant) && assistant.Services.TryGetValue(row.Topic, out var service)
                ? service.ArticleIn("sv").Title : null,
            Language = row.Language,
            Priority = ((HandoffPriority)row.Priority) switch
            {
                HandoffPriority.Emergency => "emergency",
                HandoffPriority.High => "high",
                _ => "normal",
            },
            Sensitive = row.Sensitive,
            Since = DateTimeOffset.FromUnixTimeMilliseconds(row.QueuedAt ?? row.UpdatedAt).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Agent = row.Agent is null ? null : new AgentName(row.Agent, agentName ?? row.Agent),
            Reason = row.Reason,
            LastText = Beginning(lastMessage is null ? null : JsonSerializer.Deserialize(lastMessage, BotFrameworkJson.Wire.Activity)!.Text),
            Version = row.Version,
            Annotations = row.Annotations,
            Contact = contact is null ? null : new Contact(contact.Name, contact.Email, contact.Phone),
        };
    }

    private static string? Beginning(string? text)
    {
        if (text is null || text.Length <= LongestText)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..end] + "…";
    }
}
