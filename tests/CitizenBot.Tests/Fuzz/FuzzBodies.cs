using System.Text;
using System.Text.Json.Nodes;

namespace CitizenBot.Tests.Fuzz;

/// <summary>Bodies that are almost right: real ones with some places changed, then written in ways that JSON is not.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="conversation">A conversation that there is.</param>
internal sealed class FuzzBodies(Random random, string conversation = "")
{
    /// <summary>Stands for that conversation in an original.</summary>
    private const string Conversation = "CONVERSATION";

    /// <summary>Stands for half a surrogate pair until the body is bytes; a JSON library would mend it.</summary>
    private const string Half = "HALFPAIR";

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
        """{"type":"message","id":"1","channelId":"emulator","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u","name":"Anna","role":"user","aadObjectId":"x"},"recipient":{"id":"b"},"conversation":{"id":"c","isGroup":false,"tenantId":"t"},"text":"Vilka öppettider har biblioteket?","textFormat":"plain","localTimestamp":"2026-11-22T11:00:00+01:00","localTimezone":"Europe/Stockholm","inputHint":"acceptingInput","importance":"normal"}""",
        """{"type":"message","id":"2","channelId":"emulator","deliveryMode":"expectReplies","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"d"},"text":"Boka tid på medborgarkontoret i Angered"}""",
        """{"type":"conversationUpdate","channelId":"emulator","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"e"},"membersAdded":[{"id":"u"},{"id":"b"}],"membersRemoved":[],"topicName":"x","historyDisclosed":true}""",
        """{"type":"invoke","name":"adaptiveCard/action","channelId":"emulator","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"f"},"value":{"action":{"type":"Action.Execute","verb":"x"}}}""",
        """{"type":"endOfConversation","code":"completedSuccessfully","channelId":"emulator","from":{"id":"u"},"conversation":{"id":"g"},"relatesTo":{"serviceUrl":"http://x/","conversation":{"id":"y"}}}""",
        """{"type":"typing","channelId":"emulator","from":{"id":"u"},"conversation":{"id":"h"},"listenFor":["a"],"textHighlights":[{"text":"a","occurrence":1}],"semanticAction":{"id":"x","state":"start","entities":{}},"expiration":"2026-11-22T10:00:00Z"}""",
        """{"type":"event","name":"handoff.status","value":{"state":"accepted","message":"a"},"from":{"id":"x","name":"Karin"},"conversation":{"id":"CONVERSATION"}}""",
        """{"type":"event","name":"handoff.status","value":{"state":"failed"},"conversation":{"id":"CONVERSATION"}}""",
        """{"type":"message","text":"Hej, jag heter Karin.","from":{"id":"x","name":"Karin"},"conversation":{"id":"CONVERSATION"}}""",
        """{"type":"message","text":"kort","channelId":"emulator","from":{"id":"u"},"conversation":{"id":"i"},"attachmentLayout":"carousel","attachments":[{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"t","images":[{"url":"https://x"}],"buttons":[{"type":"openUrl","title":"a","value":"https://x"}]}},{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[]}}]}""",
    ];

    private static readonly string[] Fields =
    [
        "type", "text", "name", "value", "from", "conversation", "recipient", "attachments", "entities", "membersAdded", "suggestedActions", "channelData",
        "locale", "timestamp", "deliveryMode", "serviceUrl", "channelId", "id", "replyToId", "inputHint", "resume", "user", "listenFor", "__proto__", "",
    ];

    /// <summary>The next body; null for none at all.</summary>
    public byte[]? Next()
    {
        if (random.Next(40) == 0)
        {
            return Special();
        }

        var root = JsonNode.Parse(Originals[random.Next(Originals.Length)].Replace(Conversation, conversation, StringComparison.Ordinal))!;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(root);
        }

        var text = root.ToJsonString().Replace(Half, random.Next(2) == 0 ? @"\ud800" : @"\udc00", StringComparison.Ordinal);
        return Write(random.Next(10) == 0 ? Twice(text) : text);
    }

    /// <summary>What no client would send.</summary>
    private byte[]? Special() => random.Next(14) switch
    {
        0 => null,
        1 => [],
        2 => "   \r\n\t"u8.ToArray(),
        3 => "null"u8.ToArray(),
        4 => "[]"u8.ToArray(),
        5 => "\"text\""u8.ToArray(),
        6 => Encoding.UTF8.GetBytes(new string('[', random.Next(1, 20_000))),
        7 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 5000)))),
        8 => Encoding.UTF8.GetBytes($$"""{"type":"message","text":{{new string('9', 5000)}}}"""),
        9 => Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{new string('å', random.Next(100_000, 200_000))}}"}"""),
        10 => Encoding.UTF8.GetBytes($$"""{"type":"message","{{Fields[random.Next(Fields.Length)]}}":[{{string.Join(',', Enumerable.Repeat("{}", random.Next(240, 40_000)))}}]}"""),
        11 => "{/* c */\"type\":\"message\",}"u8.ToArray(),
        12 => """{"type":"message","value":NaN,"text":'x'}"""u8.ToArray(),
        _ => Bytes(random.Next(1, 2000)),
    };

    private byte[] Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(24) switch
        {
            0 or 1 => bytes[..random.Next(bytes.Length)],
            2 or 3 => [.. bytes[..random.Next(bytes.Length)], (byte)random.Next(256), .. bytes[random.Next(bytes.Length)..]],
            4 => [.. bytes, .. bytes],
            5 => [.. Encoding.UTF8.GetPreamble(), .. bytes],
            6 => Encoding.Unicode.GetBytes(text),
            7 => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
            8 => Encoding.UTF32.GetBytes(text),
            9 => Encoding.Latin1.GetBytes(text),
            10 => Replace(bytes, (byte)'a', [0xC0, 0xAF]),
            11 => Replace(bytes, (byte)'e', [0xED, 0xA0, 0x80]),
            12 => Replace(bytes, (byte)'e', [0x80]),
            13 => [0x1F, 0x8B, 0x08, 0x00, .. bytes],
            14 => Replace(bytes, (byte)' ', [0]),
            _ => bytes,
        };
    }

    /// <summary>One of its fields a second time, with another value.</summary>
    private string Twice(string text) =>
        text.EndsWith('}') ? $"{text[..^1]},\"{Fields[random.Next(Fields.Length - 1)]}\":{(Value() ?? JsonValue.Create("null"))!.ToJsonString()}}}" : text;

    private static byte[] Replace(byte[] bytes, byte one, byte[] others) => [.. bytes.SelectMany(b => b == one ? others : [b])];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private void Change(JsonNode node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } record:
                var key = random.Next(8) == 0 ? Fields[random.Next(Fields.Length)] : record.ElementAt(random.Next(record.Count)).Key;
                if (record.ContainsKey(key) && record[key] is { } inner and (JsonObject or JsonArray) && random.Next(3) > 0)
                {
                    Change(inner);
                }
                else if (random.Next(5) == 0)
                {
                    record.Remove(key);
                }
                else
                {
                    record[key] = random.Next(6) == 0 ? Other(record) : Value();
                }

                break;
            case JsonArray { Count: > 0 } list:
                list[random.Next(list.Count)] = Value();
                break;
        }
    }

    /// <summary>The value of another field in this one's place.</summary>
    private JsonNode? Other(JsonObject record) => record.ElementAt(random.Next(record.Count)).Value?.DeepClone();

    private JsonNode? Value() => random.Next(20) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next()),
        3 => JsonNode.Parse("1e999"),
        4 => JsonValue.Create(""),
        5 => JsonValue.Create(Half),
        6 => JsonValue.Create("\0\u0007\u202e\u2066\uFFFE\u0085" + char.ConvertFromUtf32(0x1F600) + char.ConvertFromUtf32(0xE0041)),
        7 => JsonValue.Create(new string((char)random.Next('a', 'z'), random.Next(1, 5000))),
        8 => JsonValue.Create("'; DROP TABLE activities; --"),
        9 => new JsonArray(),
        10 => new JsonArray(null, null),
        11 => new JsonObject(),
        12 => Nest(random.Next(1, 120)),
        13 => JsonValue.Create("9999-99-99T99:99:99Z"),
        14 => new JsonObject { ["id"] = 5, ["type"] = new JsonArray(1) },
        15 => new JsonArray([.. Enumerable.Range(0, random.Next(245, 300)).Select(i => (JsonNode)new JsonObject { ["id"] = $"{i}", ["contentType"] = "a/b", ["type"] = "t" })]),
        16 => JsonValue.Create(long.MinValue),
        17 => JsonValue.Create("0001-01-01T00:00:00+14:00"),
        18 => JsonValue.Create("jag vill boka en tid " + new string('\u0301', random.Next(1, 3000))),
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
