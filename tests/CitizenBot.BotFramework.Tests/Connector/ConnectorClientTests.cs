using System.Net;
using CitizenBot.BotFramework.Connector;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Connector;

public sealed class ConnectorClientTests : IDisposable
{
    private readonly FakeChannel channel = new();
    private readonly HttpClient http = new();
    private readonly FixedTime time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        http.Dispose();
        channel.Dispose();
    }

    [Fact]
    public async Task A_message_goes_to_the_end_of_its_conversation()
    {
        var response = await Client().SendToConversationAsync(Message(), "request-1", default);

        response.Id.ShouldBe("new-id");
        var call = channel.Calls.ShouldHaveSingleItem();
        call.Request.ShouldBe("POST /v3/conversations/conv%201%7Ca/activities");
        call.Body.ShouldBe("""{"type":"message","conversation":{"id":"conv 1|a"},"text":"Hej på dig","replyToId":"in/1"}""");
        call.Headers["content-type"].ShouldBe("application/json; charset=utf-8");
        call.Headers["x-ms-conversation-id"].ShouldBe("conv 1|a");
        call.Headers["x-ms-client-request-id"].ShouldBe("request-1");
        call.Headers["authorization"].ShouldBe("Bearer the-token");
    }

    [Fact]
    public async Task A_reply_names_what_it_replies_to()
    {
        await Client().ReplyToActivityAsync(Message(), "request-1", default);

        channel.Calls[0].Request.ShouldBe("POST /v3/conversations/conv%201%7Ca/activities/in%2F1");
    }

    [Fact]
    public async Task An_update_and_a_deletion_name_the_activity()
    {
        await Client().UpdateActivityAsync(Message(), "request-1", default);
        await Client().DeleteActivityAsync("conv 1|a", "åäö", "request-2", default);

        channel.Calls[0].Request.ShouldBe("PUT /v3/conversations/conv%201%7Ca/activities/old-id");
        channel.Calls[1].Request.ShouldBe("DELETE /v3/conversations/conv%201%7Ca/activities/%C3%A5%C3%A4%C3%B6");
        channel.Calls[1].Headers["x-ms-client-request-id"].ShouldBe("request-2");
    }

    [Theory]
    [InlineData("amer", "/amer/v3/conversations")]
    [InlineData("amer/", "/amer/v3/conversations")]
    [InlineData("amer/tenant?x=1", "/amer/tenant/v3/conversations")]
    public async Task The_path_of_the_service_url_is_kept(string path, string expected)
    {
        channel.Answer(201, """{"id":"c2","activityId":"a2","serviceUrl":"https://elsewhere"}""");

        var created = await Client(new Uri(channel.Url, path)).CreateConversationAsync(
            new ConversationParameters { IsGroup = false, Members = [new ChannelAccount { Id = "u" }] }, "request-1", default);

        created.Id.ShouldBe("c2");
        created.ActivityId.ShouldBe("a2");
        channel.Calls[0].Request.ShouldBe("POST " + expected);
        channel.Calls[0].Body.ShouldBe("""{"isGroup":false,"members":[{"id":"u"}]}""");
    }

    [Fact]
    public async Task Members_are_read_whole_and_by_page()
    {
        channel.Answer(200, """[{"id":"a"},{"id":"b","name":"B"}]""");
        channel.Answer(200, """{"continuationToken":"more","members":[{"id":"c"}]}""");

        var all = await Client().GetConversationMembersAsync("c1", "r", default);
        var page = await Client().GetConversationPagedMembersAsync("c1", 1, "a b&c", "r", default);

        all.Select(member => member.Id).ShouldBe(["a", "b"]);
        page.ContinuationToken.ShouldBe("more");
        page.Members[0].Id.ShouldBe("c");
        channel.Calls[1].Request.ShouldBe("GET /v3/conversations/c1/pagedmembers?pageSize=1&continuationToken=a%20b%26c");
    }

    [Fact]
    public async Task One_member_is_asked_for_by_id()
    {
        channel.Answer(200, """{"id":"29:a","name":"Anna","aadObjectId":"o"}""");

        var member = await Client().GetConversationMemberAsync("c 1", "29:a/b", "r", default);

        member.ShouldNotBeNull().Name.ShouldBe("Anna");
        channel.Calls[0].Request.ShouldBe("GET /v3/conversations/c%201/members/29%3Aa%2Fb");
    }

    [Fact]
    public async Task An_answer_without_end_is_read_no_further_than_its_use()
    {
        channel.Answer(200, "{\"id\":\"" + new string('x', 8 * 1024 * 1024) + "\"}");

        (await Client().SendToConversationAsync(Message(), "r", default)).Id.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_is_sent_in_base64()
    {
        await Client().UploadAttachmentAsync("c1", new AttachmentData { Type = "text/calendar", Name = "tid.ics", OriginalBase64 = [1, 2, 3] }, "r", default);

        channel.Calls[0].Request.ShouldBe("POST /v3/conversations/c1/attachments");
        channel.Calls[0].Body.ShouldBe("""{"type":"text/calendar","name":"tid.ics","originalBase64":"AQID"}""");
    }

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    public async Task Success_without_an_id_is_success(int status, string body)
    {
        channel.Answer(status, body);

        (await Client().SendToConversationAsync(Message(), "r", default)).Id.ShouldBeNull();
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(412, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(501, false)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(520, true)]
    public async Task A_refusal_says_why_and_whether_to_try_again(int status, bool again)
    {
        channel.Answer(status, """{"error":{"code":"BadThing","message":"It is bad."}}""");

        var refusal = await RefusalAsync();

        refusal.StatusCode.ShouldBe((HttpStatusCode)status);
        refusal.Code.ShouldBe("BadThing");
        refusal.Message.ShouldContain("It is bad.");
        refusal.MayBeRetried.ShouldBe(again);
        refusal.RetryAfter.ShouldBeNull();
        channel.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    public async Task How_long_to_wait_is_read_in_both_forms(string header, int seconds)
    {
        channel.Answer(429, "slow down", ("Retry-After", header));

        var refusal = await RefusalAsync();

        refusal.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        refusal.Code.ShouldBeNull();
    }

    [Fact]
    public async Task Without_an_app_id_there_is_no_token()
    {
        var client = new ConnectorClient(http, channel.Url, _ => ValueTask.FromResult<string?>(null), time);

        await client.SendToConversationAsync(Message(), "r", default);

        channel.Calls[0].Headers.ContainsKey("authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task The_token_is_not_sent_in_the_clear()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            Client(new Uri("http://channel.invalid/")).SendToConversationAsync(Message(), "r", default));

        error.Message.ShouldContain("channel.invalid");
    }

    [Theory]
    [InlineData("ftp://channel.invalid")]
    [InlineData("/relative")]
    public void Only_web_addresses_are_service_urls(string url) =>
        Should.Throw<ArgumentException>(() => Client(new Uri(url, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_cannot_walk_the_path(string id)
    {
        await Should.ThrowAsync<ArgumentException>(() => Client().DeleteActivityAsync(id, "a", "r", default));
        channel.Calls.ShouldBeEmpty();
    }

    private async Task<ConnectorException> RefusalAsync() =>
        await Should.ThrowAsync<ConnectorException>(() => Client().SendToConversationAsync(Message(), "r", default));

    private ConnectorClient Client(Uri? url = null) =>
        new(http, url ?? channel.Url, _ => ValueTask.FromResult<string?>("the-token"), time);

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        Id = "old-id",
        CallerId = "urn:secret",
        Text = "Hej på dig",
        ReplyToId = "in/1",
        Conversation = new ConversationAccount { Id = "conv 1|a" },
    };
}
