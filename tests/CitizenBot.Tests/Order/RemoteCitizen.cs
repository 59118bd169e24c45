using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Order;

/// <summary>A citizen on a remote channel, which calls the bot's endpoint for them.</summary>
internal sealed class RemoteCitizen(HttpClient http, string conversation, string? serviceUrl = null)
{
    private int _sent;

    public string Conversation => conversation;

    /// <summary>Says something and reads the bot's answers from the response.</summary>
    public async Task<IReadOnlyList<Received>> AskAsync(string text)
    {
        using var response = await PostAsync(text, "expectReplies");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. answer.GetProperty("activities").EnumerateArray().Select(a => new Received(a.Clone()))];
    }

    /// <summary>Says something; the answers go to the channel.</summary>
    public async Task SayAsync(string text)
    {
        using var response = await PostAsync(text, null);
    }

    private async Task<HttpResponseMessage> PostAsync(string text, string? deliveryMode)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = $"{conversation}-{Interlocked.Increment(ref _sent)}", ["channelId"] = "test", ["serviceUrl"] = serviceUrl, ["deliveryMode"] = deliveryMode,
            ["text"] = text, ["locale"] = "sv", ["from"] = new JsonObject { ["id"] = "u" }, ["recipient"] = new JsonObject { ["id"] = "bot" }, ["conversation"] = new JsonObject { ["id"] = conversation },
        };
        var response = await http.PostAsJsonAsync("api/messages", activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return response;
    }
}
