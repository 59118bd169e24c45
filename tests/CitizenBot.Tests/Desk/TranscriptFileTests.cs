using System.Net;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Commands;
using CitizenBot.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CitizenBot.Tests.Desk;

public sealed class TranscriptFileTests(DeskServer desk) : IClassFixture<DeskServer>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("citizenbot-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_agent_gets_the_conversations_that_they_may_see_as_the_Emulator_opens_them()
    {
        using var agent = await desk.AgentAsync("tove", "kontaktcenter");
        using var other = await desk.AgentAsync("tomas", "turist");
        var citizen = await desk.QueuedCitizenAsync();
        var path = $"conversations/{citizen.ConversationId}/transcript";

        using var response = await agent.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{citizen.ConversationId}.transcript");
        var activities = Read(await response.Content.ReadAsStringAsync());

        activities[0].Type.ShouldBe("conversationUpdate");
        activities.Select(a => a.Timestamp!.Value).ShouldBeInOrder();
        activities.ShouldAllBe(a => a.Id != null && a.Conversation!.Id == citizen.ConversationId && a.From!.Id != null && ActivityValidation.Validate(a) == null);
        await citizen.PollAsync();
        activities.Skip(1).Select(a => a.Id).ShouldBe(citizen.Received.Take(activities.Count - 1).Select(r => r.Id));
        activities.ShouldContain(a => a.Name == "citizenbot/person");
        (await other.StatusAsync(HttpMethod.Get, path)).ShouldBe(HttpStatusCode.NotFound);
        (await agent.StatusAsync(HttpMethod.Get, "conversations/nothing/transcript")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_operator_gets_any_conversation_while_the_program_runs()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        await citizen.AskAsync("Hej 😀 \"du\"");
        var file = Path.Combine(_folder, "out.transcript");

        (await RunAsync(citizen.ConversationId, file)).ShouldBe((0, ""));

        var activities = Read(await File.ReadAllTextAsync(file));
        activities.ShouldContain(a => a.Text == "Hej 😀 \"du\"");
        JsonElement.DeepEquals(
            JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement,
            JsonSerializer.SerializeToElement(activities, BotFrameworkJson.Wire.IReadOnlyListActivity)).ShouldBeTrue();
        (await RunAsync(citizen.ConversationId, file)).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("nothing", 1, "no conversation")]
    [InlineData("../etc", 2, "--conversation")]
    [InlineData("", 2, "--conversation")]
    public async Task What_is_no_conversation_is_said(string id, int code, string sentence)
    {
        var result = await RunAsync(id, Path.Combine(_folder, "x.transcript"));

        result.Code.ShouldBe(code);
        result.Errors.ShouldContain(sentence);
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_database_none_is_made()
    {
        using var errors = new StringWriter();

        (await TranscriptCommand.RunAsync(["--conversation", "c", "--data", _folder], TextWriter.Null, errors)).ShouldBe(1);

        errors.ToString().ShouldContain("there is no database in it");
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    private static IReadOnlyList<Activity> Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.IReadOnlyListActivity)!;

    private async Task<(int Code, string Errors)> RunAsync(string conversation, string file)
    {
        var data = desk.Server.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Data;
        using var errors = new StringWriter();
        var code = await TranscriptCommand.RunAsync(["--conversation", conversation, "--out", file, "--data", data], TextWriter.Null, errors);
        return (code, errors.ToString());
    }
}
