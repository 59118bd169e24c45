using System.Globalization;
using System.Text;
using CitizenBot.Channels.Handoff;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Fuzz;

/// <summary>One request of the fuzz test, made from its number and nothing else, so that it can be made again.</summary>
internal sealed record FuzzRequest(int Number, FuzzRoute Route, string Method, string Target, byte[]? Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];
    private static readonly string[] ContentTypes =
    [
        "text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=", "application/json; charset=utf-16",
        "application/x-www-form-urlencoded", "application/problem+json", "application/vnd.microsoft.activity", ";;;", "a", "application/json; charset=\"", "image/png",
    ];

    private static readonly string[] Watermarks =
    [
        "", "0", "1", "-1", "+1", " 1", "1e3", "0x1", "1.5", "9223372036854775807", "9223372036854775808", "99999999999999999999999", "%00", "٣", "NaN", "%F0%9F%98%80", "1&watermark=2", "%FF",
    ];

    /// <summary>Of a signature; a header is ASCII.</summary>
    private static readonly string[] Timestamps = [.. Watermarks.Where(text => Ascii.IsValid(text))];

    /// <param name="number">What it is made from.</param>
    /// <param name="routes">What there is to call.</param>
    /// <param name="citizen">Who mostly calls.</param>
    /// <param name="other">Somebody else.</param>
    /// <param name="hub">The key of the agent hub, which signs most of what goes to its route.</param>
    public static FuzzRequest Make(int number, FuzzRoutes routes, DirectLineCitizen citizen, DirectLineCitizen other, byte[] hub)
    {
        var random = TestSeed.Random(number);
        var route = number < routes.All.Count ? routes.All[number] : routes.Next(random);
        var method = random.Next(25) == 0 ? Methods[random.Next(Methods.Length)] : route.Method;
        var target = FuzzRoutes.Path(route, random, random.Next(10) == 0 ? other : citizen) + Query(random);
        var body = method == "GET" && random.Next(5) > 0 ? null : new FuzzBodies(random, citizen.ConversationId).Next();
        return new(number, route, method, target, body, [.. HeadersOf(random, citizen, other), .. route.IsOfHub ? Signature(random, hub, body ?? []) : []]);
    }

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Target, UriKind.Relative));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
        }

        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    public override string ToString()
    {
        var headers = string.Join("; ", Headers.Select(h => $"{h.Name}: {Short(h.Value)}"));
        return $"Request {Number} of seed {TestSeed.Value}: {Method} {Short(Target)} ({headers})\n{Short(Body is null ? "no body" : Encoding.UTF8.GetString(Body))}";
    }

    private static string Query(Random random) => random.Next(4) switch
    {
        0 => $"?watermark={Watermarks[random.Next(Watermarks.Length)]}",
        1 when random.Next(2) == 0 => $"?t={Watermarks[random.Next(Watermarks.Length)]}&watermark=0&language={Watermarks[random.Next(Watermarks.Length)]}",
        1 => $"?{new string('q', random.Next(1, 3000))}=1&userId={Watermarks[random.Next(Watermarks.Length)]}",
        _ => "",
    };

    private static IEnumerable<(string, string)> HeadersOf(Random random, DirectLineCitizen citizen, DirectLineCitizen other)
    {
        yield return ("Content-Type", random.Next(6) == 0 ? ContentTypes[random.Next(ContentTypes.Length)] : "application/json");
        if (Authorization(random, citizen.Token, other.Token) is { } authorization)
        {
            yield return ("Authorization", authorization);
        }

        switch (random.Next(30))
        {
            case 0: yield return ("Content-Encoding", "gzip"); break;
            case 1: yield return ("Origin", "https://elsewhere.example"); break;
            case 2: yield return ("X-Forwarded-For", "127.0.0.1, ::ffff:1.2.3.4, x"); break;
            case 3: yield return ("Accept", "text/html;q=9"); break;
            case 4: yield return ("Accept-Language", new string('a', 4000)); break;
            case 5: yield return ("Cookie", $"citizenbot-desk={new string('A', 3000)}"); break;
            case 6: yield return ("X-HTTP-Method-Override", "DELETE"); break;
            case 7: yield return ("Upgrade", "websocket"); break;
            case 8: yield return ("If-None-Match", "*"); break;
            case 9: yield return ("Range", "bytes=9-1"); break;
        }
    }

    private static IEnumerable<(string, string)> Signature(Random random, byte[] key, byte[] body)
    {
        var id = random.Next(20) == 0 ? new string('i', random.Next(300)) : $"msg_{random.Next()}";
        var timestamp = random.Next(20) == 0 ? Timestamps[random.Next(Timestamps.Length)] : DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        yield return (WebhookSignature.IdHeader, id);
        yield return (WebhookSignature.TimestampHeader, timestamp);
        yield return (WebhookSignature.SignatureHeader, random.Next(10) == 0 ? "v1,AAAA v2 ," : WebhookSignature.Of(key, id, timestamp, body));
    }

    private static string? Authorization(Random random, string token, string other) => random.Next(60) switch
    {
        0 => null,
        1 => "Bearer",
        2 => "Bearer ",
        3 => $"Bearer  {token}",
        4 => $"Bearer {token} {token}",
        5 => $"Bearer {other}",
        6 => $"Bearer {Flip(random, token)}",
        7 => $"Bearer {token[..random.Next(token.Length)]}",
        8 => $"Bearer {new string('A', random.Next(1, 8000))}",
        9 => $"Bearer eyJhbGciOiJub25lIn0.{token.Split('.')[1]}.",
        10 => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("a:b"))}",
        11 => $"Bearer {token.Split('.')[0]}...",
        12 => "Bearer ..",
        _ => $"Bearer {token}",
    };

    private static string Flip(Random random, string token)
    {
        var characters = token.ToCharArray();
        characters[random.Next(characters.Length)] = (char)random.Next('!', '~');
        return new string(characters);
    }

    private static string Short(string text) => text.Length > 1500 ? $"{text[..1500]}… ({text.Length})" : text;
}
