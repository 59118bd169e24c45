using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Messages;

/// <summary>Puts messages into the outbox as turns do, and waits for them to leave it.</summary>
internal static class OutboxDeliveries
{
    /// <summary>Messages with the texts 0, 1, 2... in a conversation of a remote channel.</summary>
    public static async Task SendAsync(CitizenBotServer server, string conversation, int count, string serviceUrl)
    {
        var reference = new ConversationReference
        {
            ChannelId = "test", ServiceUrl = serviceUrl, Conversation = new ConversationAccount { Id = conversation },
        };
        var row = new ConversationRow
        {
            Id = conversation, Assistant = "goteborg-se", ChannelId = "test", ChannelConversationId = conversation, UserId = "u",
            Reference = JsonSerializer.Serialize(reference, BotFrameworkJson.Wire.ConversationReference), Language = "sv", Status = ConversationStatus.Bot,
        };
        var sent = Enumerable.Range(0, count).Select(i => new ActivitySent(
            new Activity { Type = ActivityTypes.Message, Text = $"{i}", Conversation = new ConversationAccount { Id = conversation } }, Deliver: true));
        await server.Services.GetRequiredService<ITurnWriter>().CommitAsync(
            new Commit(conversation, [new ConversationStarted(row), .. sent]), CancellationToken.None);
    }

    /// <summary>Lets the clock run until nothing is left to deliver.</summary>
    public static async Task DoneAsync(CitizenBotServer server, ManualTimeProvider time, string? except = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var db = server.OpenDatabase();
        while (await db.Outbox.AnyAsync(o => !o.Dead && o.ConversationId != except, patience.Token))
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, patience.Token);
        }
    }
}
