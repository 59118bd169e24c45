using System.Net.Http.Json;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Messages;

/// <summary>Two assistants in one conversation of a remote channel, as in a team's.</summary>
public sealed class SharedConversationTests
{
    [Fact]
    public async Task One_assistants_dialog_is_none_of_the_others()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
        });

        (await AskAsync(server, "goteborg-se", "Boka tid på medborgarkontoret i Angered")).Outcome.ShouldBe("prompt");
        (await AskAsync(server, "goteborg-com", "Hej")).Outcome.ShouldBe("answer");
        (await AskAsync(server, "goteborg-se", "Visa fler tider")).Outcome.ShouldBe("prompt");

        server.Log.Errors.ShouldBeEmpty();
    }

    /// <summary>Says something and gives the bot's last answer.</summary>
    private static async Task<Received> AskAsync(CitizenBotServer server, string assistant, string text)
    {
        using var response = await server.Http.PostAsJsonAsync($"assistants/{assistant}/messages", new
        {
            type = "message", id = $"{assistant} {text}", channelId = "test", deliveryMode = "expectReplies", locale = "sv", text, from = new { id = "u" }, conversation = new { id = "team" },
        });
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new Received(answer.GetProperty("activities").EnumerateArray().Last(a => a.GetProperty("type").GetString() == "message").Clone());
    }
}
