using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>Reads the files of conversations, part by part.</summary>
internal sealed class StoredFiles(IDbContextFactory<CitizenBotDb> contexts)
{
    /// <summary>A file of this conversation; null where there is none, or another's.</summary>
    public async Task<FileRow?> FindAsync(string conversationId, string fileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && f.ConversationId == conversationId, cancellationToken);
    }

    public async Task CopyToAsync(FileRow file, Stream target, CancellationToken cancellationToken)
    {
        for (var number = 0; await PartAsync(file.Id, number, cancellationToken) is { } part; number++)
        {
            await target.WriteAsync(part, cancellationToken);
        }
    }

    /// <summary>With a connection of its own, so that a slow reader of a file holds none.</summary>
    private async Task<byte[]?> PartAsync(string fileId, int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileParts.AsNoTracking().Where(p => p.FileId == fileId && p.Number == number).Select(p => p.Content).FirstOrDefaultAsync(cancellationToken);
    }
}
