using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.DirectLine;

public sealed class MyDataTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    [Fact]
    public async Task A_citizen_gets_what_was_said_judged_and_sent_and_nobody_elses()
    {
        var citizen = await Server.GreetedCitizenAsync();
        var other = await Server.GreetedCitizenAsync();
        var answer = await citizen.AskAsync("Hur ansöker jag om förskola?");
        await citizen.SendEventAsync("citizenbot/feedback", new JsonObject { ["activityId"] = answer.Id, ["helpful"] = false, ["comment"] = "För långt" });
        await citizen.AskAsync("Tack");

        using var response = await citizen.SendAsync(HttpMethod.Get, Address(citizen));
        var data = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        using var refused = await other.SendAsync(HttpMethod.Get, Address(citizen));

        data.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(citizen.ConversationId);
        data.GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("id").GetString()).ShouldBe(citizen.Received.Select(r => r.Id));
        var judgement = data.GetProperty("feedback").EnumerateArray().ShouldHaveSingleItem();
        judgement.GetProperty("activityId").GetString().ShouldBe(answer.Id);
        judgement.GetProperty("comment").GetString().ShouldBe("För långt");
        data.GetProperty("bookings").GetArrayLength().ShouldBe(0);
        data.GetProperty("files").GetArrayLength().ShouldBe(0);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_wish_for_deletion_is_kept_and_its_receipt_names_it_and_nothing_is_deleted()
    {
        var citizen = await Server.GreetedCitizenAsync();

        var id = await citizen.SendEventAsync("citizenbot/my-data", new JsonObject { ["request"] = "deletion" });
        var receipt = await citizen.ReplyAsync(r => string.CompareOrdinal(r.Id, id) > 0);

        receipt.Words.ShouldContain(id);
        receipt.Words.ShouldContain("Ingenting är raderat");
        await using var db = Server.OpenDatabase();
        var kept = await db.Activities.Where(a => a.ConversationId == citizen.ConversationId).OrderBy(a => a.Sequence).Select(a => a.Json).ToListAsync();
        kept.ShouldContain(json => json.Contains(id, StringComparison.Ordinal) && json.Contains("citizenbot/my-data", StringComparison.Ordinal));
        kept.Count.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData("citizenbot/feedback", """null""")]
    [InlineData("citizenbot/feedback", """{"activityId":"another|0000001","helpful":true}""")]
    [InlineData("citizenbot/feedback", """{"activityId":"HERE|0000001","helpful":"yes"}""")]
    [InlineData("citizenbot/feedback", """{"activityId":"HERE|0000001","helpful":true,"comment":["no text"]}""")]
    [InlineData("citizenbot/feedback", """{"activityId":"HERE|0000001","helpful":true,"comment":"LONG"}""")]
    [InlineData("citizenbot/my-data", """{"request":"everything"}""")]
    public async Task A_judgement_or_a_wish_that_says_nothing_is_refused(string name, string value)
    {
        var citizen = await Server.GreetedCitizenAsync();
        var filled = value.Replace("HERE", citizen.ConversationId, StringComparison.Ordinal).Replace("LONG", new string('a', 2001), StringComparison.Ordinal);

        using var response = await citizen.PostAsync(new JsonObject { ["type"] = "event", ["name"] = name, ["value"] = JsonNode.Parse(filled) });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("value.");
    }

    [Fact]
    public async Task The_page_for_frames_may_be_framed_by_the_allowed_origins_alone()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["DirectLine:AllowedOrigins:0"] = "https://goteborg.example" },
        });

        using var frame = await server.Http.GetAsync(new Uri("frame/goteborg-se", UriKind.Relative));
        using var other = await server.Http.GetAsync(new Uri("demo/goteborg-se", UriKind.Relative));
        using var none = await server.Http.GetAsync(new Uri("frame/nobody", UriKind.Relative));

        string.Join(' ', frame.Headers.GetValues("Content-Security-Policy")).ShouldContain("frame-ancestors 'self' https://goteborg.example;");
        (await frame.Content.ReadAsStringAsync()).ShouldContain("data-assistant=\"goteborg-se\"");
        string.Join(' ', other.Headers.GetValues("Content-Security-Policy")).ShouldContain("frame-ancestors 'self';");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Address(DirectLineCitizen citizen) => $"v3/directline/conversations/{citizen.ConversationId}/my-data";
}
