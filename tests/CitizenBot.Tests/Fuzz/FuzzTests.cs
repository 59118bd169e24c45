using System.Net;
using System.Net.Http.Headers;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class HostileBodyTests
{
    private static readonly int Bodies = TestSeed.Long ? 20_000 : 2_000;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task No_body_on_any_route_makes_the_server_fail_or_show_its_inside(DatabaseKind database)
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Database = database, Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
        });
        var random = TestSeed.Random();
        var bodies = new HostileBodies(random);
        DirectLineCitizen citizen = null!;
        for (var i = 0; i < Bodies; i++)
        {
            if (i % 50 == 0)
            {
                citizen = await server.GreetedCitizenAsync();
            }

            var path = Route(random, citizen.ConversationId);
            var body = bodies.Next();
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(bodies.ContentType);
            using var response = await citizen.SendAsync(random.Next(10) == 0 ? HttpMethod.Put : HttpMethod.Post, path, content);

            var answer = await response.Content.ReadAsStringAsync();
            var what = $"Body {i} of seed {TestSeed.Value} to {path}: {System.Text.Encoding.UTF8.GetString(body)}\n{(int)response.StatusCode} {answer}";
            ((int)response.StatusCode).ShouldBeLessThan(500, what);
            answer.ShouldNotContain("   at ", customMessage: what);
            answer.ShouldNotContain("Exception", customMessage: what);
        }

        var after = await server.GreetedCitizenAsync();
        (await after.AskAsync("Hur ansöker jag om förskola?")).Intent.ShouldBe("forskola_ansokan");
        server.Log.Errors.ShouldBeEmpty($"Seed {TestSeed.Value}");
    }

    [Theory]
    [InlineData("assistants/nobody/token", HttpStatusCode.NotFound)]
    [InlineData("assistants/..%2f..%2fetc/token", HttpStatusCode.NotFound)]
    [InlineData("v3/directline/nothing", HttpStatusCode.NotFound)]
    public async Task An_address_that_is_not_there_is_not_found(string path, HttpStatusCode expected)
    {
        await using var server = await CitizenBotServer.StartAsync();

        using var response = await server.Http.PostAsync(new Uri(path, UriKind.Relative), null);

        response.StatusCode.ShouldBe(expected);
    }

    private static string Route(Random random, string conversation) => random.Next(12) switch
    {
        0 => "assistants/goteborg-se/token",
        1 => "v3/directline/conversations",
        2 => "v3/directline/tokens/refresh",
        3 => "desk/api/sign-in",
        4 => "desk/api/conversations/x/messages",
        5 => "api/messages",
        6 => "assistants/goteborg-com/messages",
        _ => $"v3/directline/conversations/{conversation}/activities",
    };
}
