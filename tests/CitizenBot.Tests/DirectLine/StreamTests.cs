using System.Net;
using System.Text.Json;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.DirectLine;

public sealed class StreamTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    [Fact]
    public async Task Several_sockets_of_one_conversation_each_get_every_activity_once_and_in_order()
    {
        var citizen = await Server.CitizenAsync();
        var (_, started) = await citizen.StartAsync();
        await using var first = await StreamSocket.OpenAsync(started.GetProperty("streamUrl").GetString()!);
        await using var second = await StreamSocket.OpenAsync((await citizen.StartAsync()).Body.GetProperty("streamUrl").GetString()!);

        var id = await citizen.SayAsync("Hur ansöker jag om förskola?");
        await first.UntilAsync(all => all.Any(r => r.ReplyToId == id));
        await second.UntilAsync(all => all.Any(r => r.ReplyToId == id));
        await citizen.UntilAsync(c => c.FromBot.Any(r => r.ReplyToId == id));

        var polled = citizen.Received.Select(r => r.Id).ToList();
        first.Received.Select(r => r.Id).ShouldBe(polled);
        second.Received.Select(r => r.Id).ShouldBe(polled);
        first.Watermarks.ShouldBe(first.Watermarks.Order().Distinct());
    }

    [Fact]
    public async Task Reconnecting_with_the_watermark_misses_nothing_and_doubles_nothing()
    {
        var citizen = await Server.CitizenAsync();
        var (_, started) = await citizen.StartAsync();
        var received = new List<string>();
        long watermark;
        await using (var first = await StreamSocket.OpenAsync(started.GetProperty("streamUrl").GetString()!))
        {
            await first.UntilAsync(all => all.Any(r => r.Role == "bot"));
            received.AddRange(first.Received.Select(r => r.Id));
            watermark = first.Watermarks[^1];
        }

        await citizen.AskAsync("Hur ansöker jag om förskola?");
        var reconnected = await ReconnectAsync(citizen, $"?watermark={watermark}");
        await using var second = await StreamSocket.OpenAsync(reconnected.GetProperty("streamUrl").GetString()!);
        var last = await citizen.SayAsync("Tack");
        await second.UntilAsync(all => all.Any(r => r.ReplyToId == last));
        await citizen.UntilAsync(c => c.FromBot.Any(r => r.ReplyToId == last));
        received.AddRange(second.Received.Select(r => r.Id));

        received.ShouldBe(citizen.Received.Select(r => r.Id));
    }

    [Fact]
    public async Task Reconnecting_without_a_watermark_streams_only_what_is_new()
    {
        var citizen = await Server.GreetedCitizenAsync();

        var reconnected = await ReconnectAsync(citizen, "");
        await using var socket = await StreamSocket.OpenAsync(reconnected.GetProperty("streamUrl").GetString()!);
        var id = await citizen.SayAsync("Hej");
        await socket.UntilAsync(all => all.Any(r => r.ReplyToId == id));

        socket.Received[0].Id.ShouldBe(id);
    }

    [Fact]
    public async Task One_stream_too_many_closes_the_oldest()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["Limits:StreamsPerConversation"] = "2" },
        });
        var citizen = await server.GreetedCitizenAsync();
        var other = await server.GreetedCitizenAsync();
        await using var elsewhere = await StreamSocket.OpenAsync(await StreamUrlAsync(other));
        await using var first = await StreamSocket.OpenAsync(await StreamUrlAsync(citizen));
        await using var second = await StreamSocket.OpenAsync(await StreamUrlAsync(citizen));
        await using var third = await StreamSocket.OpenAsync(await StreamUrlAsync(citizen));

        await first.ClosedAsync();
        var id = await citizen.SayAsync("Hej");
        await second.UntilAsync(all => all.Any(r => r.ReplyToId == id));
        await third.UntilAsync(all => all.Any(r => r.ReplyToId == id));
        var otherId = await other.SayAsync("Hej");
        await elsewhere.UntilAsync(all => all.Any(r => r.ReplyToId == otherId));
    }

    [Fact]
    public async Task A_database_that_fails_closes_the_stream()
    {
        await using var server = await CitizenBotServer.StartAsync();
        var citizen = await server.GreetedCitizenAsync();
        await using var stream = await StreamSocket.OpenAsync(await StreamUrlAsync(citizen));
        await using (var db = server.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE activities RENAME TO gone");
        }

        await stream.ClosedAsync();
    }

    [Fact]
    public async Task A_stream_opens_for_its_own_conversation_and_not_without_a_key()
    {
        var citizen = await Server.GreetedCitizenAsync();
        var other = await Server.GreetedCitizenAsync();
        var url = (await ReconnectAsync(citizen, "")).GetProperty("streamUrl").GetString()!;

        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => StreamSocket.OpenAsync(url.Replace(citizen.ConversationId, other.ConversationId, StringComparison.Ordinal)));
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => StreamSocket.OpenAsync(url[..url.IndexOf("&t=", StringComparison.Ordinal)]));
        using var plain = await Server.Http.GetAsync(new Uri(url.Replace("ws://", "http://", StringComparison.Ordinal)));
        plain.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<string> StreamUrlAsync(DirectLineCitizen citizen) =>
        (await ReconnectAsync(citizen, "")).GetProperty("streamUrl").GetString()!;

    private static async Task<JsonElement> ReconnectAsync(DirectLineCitizen citizen, string query)
    {
        using var response = await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
