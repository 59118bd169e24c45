using System.Text.Json;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage;

/// <summary>Applications with all that belongs to them, and forms put aside.</summary>
internal static class ApplicationSql
{
    public static async Task FileAsync(CommitUnit unit, ApplicationFiled change)
    {
        var a = change.Application;
        var reference = a.Reference.Value;
        var json = Write(a);
        await unit.ExecuteAsync($"INSERT INTO applications (reference, assistant, service, team, sensitive, conversation_id, state, assignee, filed_at, version, json) VALUES ({reference}, {a.Assistant}, {a.Service}, {a.Team}, {a.Sensitive}, {a.ConversationKey}, {a.State.ToString()}, {a.Assignee}, {a.FiledAt.ToUnixTimeMilliseconds()}, {a.Version}, {json})");
        foreach (var (field, number) in change.IdentityNumbers)
        {
            await unit.ExecuteAsync($"INSERT INTO application_identities (reference, field, hash, protected) VALUES ({reference}, {field}, {number.Hash}, {number.Protected})");
        }

        foreach (var file in a.Files.DistinctBy(file => file.Id))
        {
            await unit.ExecuteAsync($"INSERT INTO application_files (reference, file_id) VALUES ({reference}, {file.Id})");
        }
    }

    public static Task HandleAsync(CommitUnit unit, ApplicationHandled change)
    {
        var a = change.Application;
        var json = Write(a);
        return unit.RequireAsync(
            $"UPDATE applications SET state = {a.State.ToString()}, assignee = {a.Assignee}, version = {a.Version}, json = {json} WHERE reference = {a.Reference.Value} AND version = {a.Version - 1}",
            "Somebody else has handled the case meanwhile.");
    }

    public static async Task KeepAsync(CommitUnit unit, DraftKept change)
    {
        var d = change.Draft;
        await unit.ExecuteAsync($"DELETE FROM application_drafts WHERE reference = {d.Reference}");
        await unit.ExecuteAsync($"INSERT INTO application_drafts (reference, assistant, service, conversation_id, email, phone, kept_at, json) VALUES ({d.Reference}, {d.Assistant}, {d.Service}, {d.ConversationKey}, {d.Email}, {d.Phone}, {unit.Now}, {d.Json})");
    }

    public static Task TakeAsync(CommitUnit unit, DraftTaken change) => unit.RequireAsync(
        $"DELETE FROM application_drafts WHERE reference = {change.Reference}", "The form is being filled in elsewhere.");

    private static string Write(Application application) => JsonSerializer.Serialize(ApplicationDocument.Of(application), StorageJson.Default.ApplicationDocument);
}
