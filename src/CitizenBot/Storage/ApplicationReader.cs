using System.Text.Json;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>What the dialogs read about applications.</summary>
internal sealed class ApplicationReader(IDbContextFactory<CitizenBotDb> contexts, StoredFiles files) : IApplicationReader
{
    public async Task<Application?> FindAsync(ApplicationReference reference, CancellationToken cancellationToken)
    {
        var key = reference.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Applications.AsNoTracking().Where(a => a.Reference == key).Select(a => a.Json).FirstOrDefaultAsync(cancellationToken) is { } json ? Read(json) : null;
    }

    public async Task<IReadOnlyList<Application>> OfConversationAsync(string conversationKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Applications.AsNoTracking().Where(a => a.ConversationId == conversationKey).OrderByDescending(a => a.FiledAt).Select(a => a.Json).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<KeptDraft?> DraftAsync(ApplicationReference reference, CancellationToken cancellationToken)
    {
        var key = reference.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Of(await db.ApplicationDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Reference == key, cancellationToken));
    }

    public async Task<KeptDraft?> DraftOfConversationAsync(string conversationKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Of(await db.ApplicationDrafts.AsNoTracking().Where(d => d.ConversationId == conversationKey).OrderByDescending(d => d.KeptAt).FirstOrDefaultAsync(cancellationToken));
    }

    public async Task<SentFile?> FileAsync(string conversationKey, string? address, CancellationToken cancellationToken) =>
        FileLinks.FileIn(address) is { } id && await files.FindAsync(conversationKey, id, cancellationToken) is { } file
            ? new SentFile(file.Id, file.Name, file.ContentType, file.Size)
            : null;

    public static Application Read(string json) => JsonSerializer.Deserialize(json, StorageJson.Default.ApplicationDocument)!.ToApplication();

    private static KeptDraft? Of(ApplicationDraftRow? row) =>
        row is null ? null : new KeptDraft(row.Reference, row.Assistant, row.Service, row.ConversationId, row.Email, row.Phone, row.Json);
}
