using System.Net;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class FirstAnswerTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_citizen_is_greeted_with_the_notice_and_gets_an_answer_with_its_source(DatabaseKind database)
    {
        await using var server = await CitizenBotServer.StartAsync(database);
        var citizen = await server.CitizenAsync("sv");

        (await citizen.StartAsync()).Status.ShouldBe(HttpStatusCode.Created);
        var greeting = await citizen.ReplyAsync();
        var answer = await citizen.AskAsync("Hur ansöker jag om förskola?");

        greeting.Words.ShouldContain("AI", Case.Sensitive);
        answer.Intent.ShouldBe("forskola_ansokan");
        answer.Outcome.ShouldBe("answer");
        answer.Locale.ShouldBe("sv");
        answer.Explanation!.Value.GetProperty("source").GetProperty("url").GetString().ShouldStartWith("https://");
        server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restart_on_the_same_data_continues_the_conversation()
    {
        await using var server = await CitizenBotServer.StartAsync();
        var citizen = await server.GreetedCitizenAsync("en");
        await citizen.AskAsync("How do I apply for preschool?");
        var before = citizen.Received.Count;

        await server.RestartAsync();
        citizen.Http = server.Http;

        (await citizen.StartAsync()).Status.ShouldBe(HttpStatusCode.OK);
        (await citizen.AskAsync("Where is the recycling centre?")).Outcome.ShouldBe("answer");
        citizen.Received.Count.ShouldBeGreaterThan(before);
    }
}
