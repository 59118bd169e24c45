using System.Data.Common;
using System.Globalization;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace CitizenBot.Commands.Outbox;

/// <summary>The command <c>outbox</c>: what was given up, and another try. Each step is one statement, so the program may run meanwhile; it looks every few seconds.</summary>
internal static class OutboxCommand
{
    /// <summary>Runs it; 0 when it was done, 1 when there is no such delivery or no database, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            console.WriteLine(OutboxOptions.Help);
            return 0;
        }

        try
        {
            var options = OutboxOptions.Parse(arguments);
            if (CommandLine.Check(options.Settings) is { } wrong)
            {
                throw new FormatException(wrong);
            }

            await using var app = Settings(options.Settings).Build();
            await using var db = await StoppedProgram.OpenAsync(app.Services);
            return options.Verb switch
            {
                "list" => await ListAsync(db, console),
                "retry" => await (options.InNewConversation ? RenewAsync(db, options.Id!, console) : RetryAsync(db, options.Id, console)),
                _ => await DropAsync(db, options.Id!, console),
            };
        }
        catch (FormatException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 2;
        }
        catch (Exception e) when (e is DbException or SettingException or IOException || Startup.Explain(e) is not null)
        {
            console.MarkupLineInterpolated($"[red]{Startup.Explain(e) ?? $"The database cannot be used: {e.Message}"}[/]");
            return 1;
        }
    }

    private static WebApplicationBuilder Settings(string[] settings)
    {
        var builder = StoppedProgram.Create(settings);
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<int> ListAsync(CitizenBotDb db, IAnsiConsole console)
    {
        var dead = await (
            from row in db.Outbox.AsNoTracking()
            where row.Dead
            join conversation in db.Conversations.AsNoTracking() on row.ConversationId equals conversation.Id
            join activity in db.Activities.AsNoTracking() on new { row.ConversationId, Sequence = row.ActivitySequence } equals new { activity.ConversationId, activity.Sequence }
            orderby activity.CreatedAt, row.ConversationId, row.Sequence
            select new { row, conversation.Assistant, conversation.ChannelId, activity.CreatedAt }).ToListAsync();
        var table = new Table().AddColumn(new TableColumn("ID").NoWrap()).AddColumns("Assistant", "Channel", "What", "Written", "Attempts", "Why");
        foreach (var d in dead)
        {
            var written = DateTimeOffset.FromUnixTimeMilliseconds(d.CreatedAt).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            string[] cells = [DeliveryId.Of(d.row).ToString(), d.Assistant, d.ChannelId, d.row.Method, written, d.row.Attempts.ToString(CultureInfo.InvariantCulture), d.row.LastError ?? ""];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        if (dead.Count > 0)
        {
            console.Write(table);
        }

        console.WriteLine($"{dead.Count} given up, {await db.Outbox.CountAsync(o => !o.Dead)} waiting.");
        return 0;
    }

    private static async Task<int> RetryAsync(CitizenBotDb db, DeliveryId? id, IAnsiConsole console)
    {
        var count = await Dead(db, id).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.Dead, false).SetProperty(o => o.Attempts, 0).SetProperty(o => o.DueAt, 0).SetProperty(o => o.LastError, (string?)null));
        return Tell(console, id, count, "tried again");
    }

    /// <summary>Another call, of another method, so under another request id.</summary>
    private static async Task<int> RenewAsync(CitizenBotDb db, DeliveryId id, IAnsiConsole console)
    {
        var request = Guid.NewGuid().ToString();
        var sent = Dead(db, id).Where(o => o.Destination == OutboxDestinations.Channel && o.Method == OutboxMethods.Send);
        var count = await sent.ExecuteUpdateAsync(set => set.SetProperty(o => o.Method, OutboxMethods.Create).SetProperty(o => o.RequestId, request)
            .SetProperty(o => o.Dead, false).SetProperty(o => o.Attempts, 0).SetProperty(o => o.DueAt, 0).SetProperty(o => o.LastError, (string?)null));
        if (count == 0 && await Dead(db, id).AnyAsync())
        {
            console.MarkupLineInterpolated($"[red]{id} is no message to a channel, which alone can be sent in a new conversation.[/]");
            return 1;
        }

        return Tell(console, id, count, "tried again in a new conversation");
    }

    private static async Task<int> DropAsync(CitizenBotDb db, DeliveryId id, IAnsiConsole console) =>
        Tell(console, id, await Dead(db, id).ExecuteDeleteAsync(), "dropped");

    private static IQueryable<OutboxRow> Dead(CitizenBotDb db, DeliveryId? id)
    {
        var dead = db.Outbox.Where(o => o.Dead);
        return id is null ? dead : dead.Where(o => o.Destination == id.Destination && o.ConversationId == id.ConversationId && o.Sequence == id.Sequence);
    }

    private static int Tell(IAnsiConsole console, DeliveryId? id, int count, string done)
    {
        if (id is not null && count == 0)
        {
            console.MarkupLineInterpolated($"[red]{id} is not a delivery that was given up. 'outbox list' shows them.[/]");
            return 1;
        }

        console.WriteLine($"{count} {(count == 1 ? "is" : "are")} {done}.");
        return 0;
    }
}
