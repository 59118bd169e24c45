using System.Globalization;

namespace Benchmarks.Turns;

/// <summary>What one connection says: conversations of <see cref="Length"/> turns, one after the other, every activity with an id of its own.</summary>
internal sealed class Conversation(Scenario scenario, string serviceUrl)
{
    /// <summary>Turns in a conversation: about as long as citizens' are.</summary>
    public const int Length = 20;

    private readonly string _run = Guid.NewGuid().ToString("N");
    private int _turn = -1;

    /// <returns>The activity's id, its JSON, and what the reply to it must contain.</returns>
    public (string Id, string Json, string Reply) Next()
    {
        _turn++;
        var conversation = $"{_run}-{_turn / Length}";
        var id = string.Create(CultureInfo.InvariantCulture, $"{conversation}|{_turn:D7}");
        var answers = _turn % 2 == 1;
        var text = answers ? "Anna" : "hello";
        var mode = scenario.Delivery == Scenario.ExpectReplies ? ""","deliveryMode":"expectReplies" """ : "";
        var reply = scenario.Server.Bot switch
        {
            "dialog" => answers ? "Hello Anna" : "What is your name?",
            "echo" => $"Echo: {text}",
            _ => "Echo: hello",
        };
        return (id, $$"""{"type":"message","id":"{{id}}","timestamp":"2026-01-01T12:00:00.000Z","localTimestamp":"2026-01-01T13:00:00.000+01:00","serviceUrl":"{{serviceUrl}}","channelId":"test","from":{"id":"user-{{_run}}","name":"User"},"conversation":{"id":"{{conversation}}"},"recipient":{"id":"bot","name":"Bot"},"textFormat":"plain","locale":"en-US","text":"{{text}}"{{mode}}}""", reply);
    }
}
