using System.Text;
using System.Text.Json.Nodes;

namespace CitizenBot.Tests.DirectLine;

/// <summary>Bodies that are almost right: real ones with some places changed, and some of those no JSON any more.</summary>
internal sealed class HostileBodies(Random random)
{
    private static readonly string[] Originals =
    [
        """{"type":"message","text":"Hur ansöker jag om förskola?","locale":"sv","from":{"id":"x","name":"Anna"},"channelData":{"clientActivityID":"1"}}""",
        """{"type":"event","name":"citizenbot/language","value":{"language":"ar"},"from":{"id":"x"}}""",
        """{"type":"event","name":"citizenbot/feedback","value":{"activityId":"a|0000001","helpful":true,"comment":"bra"},"from":{"id":"x"}}""",
        """{"type":"event","name":"citizenbot/person","from":{"id":"x"}}""",
        """{"type":"event","name":"citizenbot/leave-queue","from":{"id":"x"}}""",
        """{"type":"event","name":"citizenbot/read","value":{"watermark":"4"},"from":{"id":"x"}}""",
        """{"type":"message","text":"Boka tid","attachments":[{"contentType":"image/png","contentUrl":"data:image/png;base64,AAAA"}],"entities":[{"type":"mention","text":"x"}],"suggestedActions":{"to":[],"actions":[{"type":"imBack","title":"a","value":"b"}]}}""",
        """{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"replyToId":"a|0000001","timestamp":"2026-11-22T10:00:00Z"}""",
        """{"locale":"sv","resume":"abc"}""",
        """{"user":{"id":"dl_1"},"trustedOrigins":["https://x"],"eTag":"1","locale":"fi"}""",
        """{"userName":"anna","password":"hemlig","current":"a","new":"b","text":"Hej","id":"1"}""",
    ];

    private static readonly string[] ContentTypes = ["application/json", "application/json", "application/json", "text/plain", "application/xml", "multipart/form-data", "application/json; charset=utf-16"];

    public string ContentType => ContentTypes[random.Next(ContentTypes.Length)];

    public byte[] Next()
    {
        var root = JsonNode.Parse(Originals[random.Next(Originals.Length)])!;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(root);
        }

        var bytes = Encoding.UTF8.GetBytes(root.ToJsonString().Replace("SURROGATE", @"\ud800", StringComparison.Ordinal));
        return random.Next(8) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => [.. bytes[..random.Next(bytes.Length)], (byte)random.Next(256), .. bytes[random.Next(bytes.Length)..]],
            2 when random.Next(4) == 0 => [.. bytes, .. bytes],
            _ => bytes,
        };
    }

    private void Change(JsonNode node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } record:
                var key = record.ElementAt(random.Next(record.Count)).Key;
                if (record[key] is { } inner and (JsonObject or JsonArray) && random.Next(3) > 0)
                {
                    Change(inner);
                }
                else if (random.Next(6) == 0)
                {
                    record.Remove(key);
                }
                else
                {
                    record[key] = Value();
                }

                break;
            case JsonArray { Count: > 0 } list:
                list[random.Next(list.Count)] = Value();
                break;
        }
    }

    private JsonNode? Value() => random.Next(16) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next()),
        3 => JsonNode.Parse("1e999"),
        4 => JsonValue.Create(""),
        5 => JsonValue.Create("SURROGATE"),
        6 => JsonValue.Create("\0\u0007\u202e\u2066" + char.ConvertFromUtf32(0x1F600)),
        7 => JsonValue.Create(new string((char)random.Next('a', 'z'), random.Next(1, 5000))),
        8 => JsonValue.Create("'; DROP TABLE activities; --"),
        9 => new JsonArray(),
        10 => new JsonArray(null, null),
        11 => new JsonObject(),
        12 => Nest(random.Next(1, 120)),
        13 => JsonValue.Create("9999-99-99T99:99:99Z"),
        14 => new JsonObject { ["id"] = 5, ["type"] = new JsonArray(1) },
        _ => JsonValue.Create(-0.5),
    };

    private static JsonNode Nest(int levels)
    {
        JsonNode node = new JsonObject();
        for (var i = 0; i < levels; i++)
        {
            node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }
}
