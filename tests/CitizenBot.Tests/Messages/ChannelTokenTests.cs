using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CitizenBot.BotFramework.Schema;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Messages;

/// <summary>The truth table of tokens, each row a request: who may call the bot, and what everybody else is told.</summary>
public sealed class ChannelTokenTests(TokenServer server) : IClassFixture<TokenServer>
{
    private static readonly Dictionary<string, (int Status, Action<TokenServer, TokenCall> Change)> Rows = new()
    {
        ["a right token"] = (200, (_, _) => { }),
        ["RS384"] = (200, (_, c) => c.Alg = "RS384"),
        ["RS512"] = (200, (_, c) => c.Alg = "RS512"),
        ["no header"] = (401, (_, c) => c.Header = _ => null),
        ["an empty header"] = (401, (_, c) => c.Header = _ => ""),
        ["Basic"] = (401, (_, c) => c.Header = _ => "Basic dXNlcjpwYXNz"),
        ["Bearer alone"] = (401, (_, c) => c.Header = _ => "Bearer"),
        ["bearer in lower case"] = (401, (_, c) => c.Header = t => $"bearer {t}"),
        ["two spaces"] = (401, (_, c) => c.Header = t => $"Bearer  {t}"),
        ["three parts"] = (401, (_, c) => c.Header = t => $"Bearer {t} {t}"),
        ["no JSON Web Token"] = (401, (_, c) => c.Header = _ => "Bearer a.b.c"),
        ["an encrypted token"] = (401, (_, c) => c.Header = _ => "Bearer eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d"),
        ["a shortened signature"] = (401, (_, c) => c.Header = t => $"Bearer {t[..^8]}"),
        ["no signature"] = (401, (_, c) => c.Header = t => $"Bearer {t[..(t.LastIndexOf('.') + 1)]}"),
        ["PS256"] = (401, (_, c) => c.Alg = "PS256"),
        ["HS256"] = (401, (_, c) => c.Alg = "HS256"),
        ["none"] = (401, (_, c) => c.Alg = "none"),
        ["another key than the one named"] = (401, (_, c) => c.SignedWith = "other-channel"),
        ["an unknown key"] = (401, (_, c) => (c.Kid, c.SignedWith) = ("made-up", "key")),
        ["no key"] = (401, (_, c) => c.Kid = null),
        ["another issuer"] = (401, (_, c) => c.Payload["iss"] = "https://evil.test"),
        ["the issuer with a slash"] = (401, (_, c) => c.Payload["iss"] = "https://api.botframework.com/"),
        ["no issuer"] = (401, (_, c) => c.Payload.Remove("iss")),
        ["another audience"] = (401, (_, c) => c.Payload["aud"] = "another-app"),
        ["no audience"] = (401, (_, c) => c.Payload.Remove("aud")),
        ["a list of audiences"] = (401, (_, c) => c.Payload["aud"] = new JsonArray(TokenServer.AppId)),
        ["expired 200 seconds ago"] = (200, (s, c) => c.Payload["exp"] = s.Seconds(-200)),
        ["expired 290 seconds ago"] = (200, (s, c) => c.Payload["exp"] = s.Seconds(-290)),
        ["expired 400 seconds ago"] = (401, (s, c) => c.Payload["exp"] = s.Seconds(-400)),
        ["no expiry"] = (401, (_, c) => c.Payload.Remove("exp")),
        ["valid in 200 seconds"] = (200, (s, c) => c.Payload["nbf"] = s.Seconds(200)),
        ["valid in 400 seconds"] = (401, (s, c) => c.Payload["nbf"] = s.Seconds(400)),
        ["another service URL"] = (401, (_, c) => c.Payload["serviceurl"] = "https://evil.test/"),
        ["the service URL in capitals"] = (401, (_, c) => c.Payload["serviceurl"] = TokenServer.ServiceUrl.ToUpperInvariant()),
        ["the service URL with one more slash"] = (401, (_, c) => c.Payload["serviceurl"] = TokenServer.ServiceUrl + "/"),
        ["no service URL"] = (401, (_, c) => c.Payload.Remove("serviceurl")),
        ["the service URL under its camel case name"] = (401, (_, c) =>
        {
            c.Payload["serviceUrl"] = TokenServer.ServiceUrl;
            c.Payload.Remove("serviceurl");
        }),
        ["an activity without service URL"] = (401, (_, c) => c.Activity.Remove("serviceUrl")),
        ["an activity without channel"] = (401, (_, c) => c.Activity.Remove("channelId")),
        ["the channel in capitals"] = (401, (_, c) => c.Activity["channelId"] = "TEST"),
        ["a key for another channel"] = (401, (_, c) => c.Kid = "other-channel"),
        ["a key without endorsements"] = (401, (_, c) => c.Kid = "unendorsed"),
        ["a key that is endorsed for nothing"] = (401, (_, c) => c.Kid = "nobody's"),

        ["the Emulator, version 1"] = (200, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "1.0")),
        ["the Emulator, version empty"] = (200, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "")),
        ["the Emulator, version 2"] = (200, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0")),
        ["the Emulator in the bot's own tenant"] = (200, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0", TokenServer.Tenant)),
        ["the Emulator in a stranger's tenant"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0", "00000000-dead-beef-0000-000000000000")),
        ["a tenant that only the token names"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0", "00000000-dead-beef-0000-000000000000").Payload["tid"] = TokenServer.Tenant),
        ["the Emulator without version"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0").Payload.Remove("ver")),
        ["the Emulator, version 3"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "3.0")),
        ["the Emulator for another audience"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0").Payload["aud"] = "another-app"),
        ["the Emulator without app"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0").Payload.Remove("azp")),
        ["the Emulator with a key for another channel"] = (401, (_, c) => TokenServer.ByApp(c, TokenServer.AppId, "2.0").Kid = "other-channel"),
        ["a bot that may call"] = (200, (_, c) => TokenServer.ByApp(c, TokenServer.AllowedCaller, "2.0")),
        ["a bot that may call, in capitals"] = (200, (_, c) => TokenServer.ByApp(c, TokenServer.AllowedCaller.ToUpperInvariant(), "1.0")),
        ["a bot that may not call"] = (403, (_, c) => TokenServer.ByApp(c, "33333333-2222-3333-4444-555555555555", "2.0")),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_row_of_the_truth_table_holds(string row)
    {
        var call = server.Right();
        call.Activity["conversation"]!["id"] = row;
        Rows[row].Change(server, call);

        using var response = await server.PostAsync(call);

        ((int)response.StatusCode).ShouldBe(Rows[row].Status, await response.Content.ReadAsStringAsync());
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (Rows[row].Status == 200)
        {
            body.GetProperty("activities").GetArrayLength().ShouldBePositive();
        }
        else
        {
            body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldEndWith(".");
        }

        (await IsStoredAsync(row)).ShouldBe(Rows[row].Status == 200);
        server.Server.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a right token", "urn:botframework:azure")]
    [InlineData("the Emulator, version 2", "urn:botframework:aadappid:" + TokenServer.AppId)]
    [InlineData("a bot that may call", "urn:botframework:aadappid:" + TokenServer.AllowedCaller)]
    public async Task The_bot_learns_who_called_from_the_token_and_never_from_the_body(string row, string callerId)
    {
        var conversation = $"{row} as caller";
        var call = server.Right();
        call.Activity["conversation"]!["id"] = conversation;
        Rows[row].Change(server, call);

        using var response = await server.PostAsync(call);

        (await StoredAsync(conversation)).CallerId.ShouldBe(callerId);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("callerId");
    }

    [Fact]
    public async Task Unless_they_are_allowed_neither_the_Emulator_nor_other_bots_may_call()
    {
        var closed = await TokenServer.WithAsync(new Dictionary<string, string>());
        try
        {
            foreach (var app in new[] { TokenServer.AppId, TokenServer.AllowedCaller })
            {
                using var response = await closed.PostAsync(TokenServer.ByApp(closed.Right(), app, "2.0"));
                ((int)response.StatusCode).ShouldBe(401);
            }

            closed.Provider.Fetches.ShouldBe(0);
        }
        finally
        {
            await closed.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("""{"type":"message""")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task Who_may_not_call_learns_nothing_of_what_the_body_lacks(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Server.Http.PostAsync("assistants/goteborg-se/messages", content);

        ((int)response.StatusCode).ShouldBe(401);
    }

    private async Task<bool> IsStoredAsync(string conversation)
    {
        await using var db = server.Server.OpenDatabase();
        return await db.Conversations.AnyAsync(c => c.ChannelConversationId == conversation);
    }

    private async Task<Activity> StoredAsync(string conversation)
    {
        await using var db = server.Server.OpenDatabase();
        var json = await db.Activities.Where(a => a.Inbound && db.Conversations.Any(c => c.Id == a.ConversationId && c.ChannelConversationId == conversation))
            .Select(a => a.Json).SingleAsync();
        return JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;
    }
}
