using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.DirectLine;

public sealed class UploadTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    [Fact]
    public async Task Files_are_matched_with_their_attachments_by_name_whatever_their_order()
    {
        var citizen = await Server.GreetedCitizenAsync();
        using var form = Form(Activity("mine", "karta.png", "text.txt"), ("text.txt", "text/plain", SampleFiles.Text), ("karta.png", "image/png", SampleFiles.Png));

        var id = await UploadAsync(citizen, form);
        var answer = await citizen.ReplyAsync();

        var echo = citizen.Received.Single(r => r.Id == id);
        echo.ClientId.ShouldBe("mine");
        echo.Role.ShouldBe("user");
        answer.ReplyToId.ShouldBe(id);
        answer.Words.ShouldContain("filen har kommit fram");
        var attachments = echo.Json.GetProperty("attachments").EnumerateArray().ToList();
        attachments.Select(a => a.GetProperty("name").GetString()).ShouldBe(["karta.png", "text.txt"]);
        attachments.Select(a => a.GetProperty("contentType").GetString()).ShouldBe(["image/png", "text/plain"]);
        (await Server.Http.GetByteArrayAsync(Url(attachments[0]))).ShouldBe(SampleFiles.Png);
        (await Server.Http.GetByteArrayAsync(Url(attachments[1]))).ShouldBe(SampleFiles.Text);
    }

    [Fact]
    public async Task A_file_alone_becomes_a_message_with_one_attachment()
    {
        var citizen = await Server.GreetedCitizenAsync();
        using var content = new ByteArrayContent(SampleFiles.Pdf);
        content.Headers.ContentType = new("application/pdf");
        content.Headers.ContentDisposition = new("attachment") { FileName = "ansökan.pdf", FileNameStar = "ansökan.pdf" };

        var id = await UploadAsync(citizen, content);
        await citizen.ReplyAsync();

        var attachment = citizen.Received.Single(r => r.Id == id).Json.GetProperty("attachments")[0];
        attachment.GetProperty("name").GetString().ShouldBe("ansökan.pdf");
        (await Server.Http.GetByteArrayAsync(Url(attachment))).ShouldBe(SampleFiles.Pdf);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_same_upload_ten_times_at_once_is_stored_once_and_a_large_file_comes_back_whole(DatabaseKind database)
    {
        await using var server = await CitizenBotServer.StartAsync(database);
        var citizen = await server.GreetedCitizenAsync();
        var large = new byte[1_500_000];
        TestSeed.Random().NextBytes(large);
        SampleFiles.Pdf.CopyTo(large, 0);

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var form = Form(Activity("same", "stor.pdf"), ("stor.pdf", "application/pdf", large));
            return await UploadAsync(citizen, form);
        }));
        await citizen.ReplyAsync();

        ids.Distinct().Count().ShouldBe(1);
        citizen.Received.Count(r => r.ClientId == "same").ShouldBe(1);
        await server.RestartAsync();
        citizen.Http = server.Http;
        await using (var db = server.OpenDatabase())
        {
            (await db.Files.CountAsync()).ShouldBe(1);
            (await db.FileParts.CountAsync()).ShouldBe(6);
        }

        var url = Url(citizen.Received.Single(r => r.Id == ids[0]).Json.GetProperty("attachments")[0]);
        (await server.Http.GetByteArrayAsync(new Uri(server.Address, url.PathAndQuery))).ShouldBe(large);
    }

    [Theory]
    [InlineData("x.html", "text/html", "<html><script>alert(1)</script>")]
    [InlineData("x.png", "image/png", "<svg onload='alert(1)'/>")]
    [InlineData("x.svg", "image/svg+xml", "<svg onload='alert(1)'/>")]
    [InlineData("x.txt", "text/plain", "#!/bin/sh")]
    [InlineData("x.js", "text/javascript", "alert(1)")]
    [InlineData("x.pdf", "application/pdf", "no such thing")]
    [InlineData("x.png", "text/plain", "")]
    public async Task What_is_not_of_an_accepted_kind_is_refused_and_nothing_is_stored(string name, string type, string content)
    {
        var citizen = await Server.GreetedCitizenAsync();
        using var form = Form(Activity("bad", "ok.png", name), ("ok.png", "image/png", SampleFiles.Png), (name, type, Encoding.UTF8.GetBytes(content)));

        await ShouldRefuseAsync(citizen, form, HttpStatusCode.UnsupportedMediaType);

        await using var db = Server.OpenDatabase();
        (await db.Files.AnyAsync(f => f.ConversationId == citizen.ConversationId)).ShouldBeFalse();
        await citizen.AskAsync("Hej");
        citizen.Received.ShouldNotContain(r => r.ClientId == "bad");
    }

    [Fact]
    public async Task An_upload_that_is_not_well_formed_is_refused_in_a_sentence()
    {
        var citizen = await Server.GreetedCitizenAsync();

        using (var noFile = Form(Activity("a")))
        {
            await ShouldRefuseAsync(citizen, noFile, HttpStatusCode.BadRequest);
        }

        using (var missing = Form(Activity("b", "a.png", "b.png"), ("a.png", "image/png", SampleFiles.Png)))
        {
            await ShouldRefuseAsync(citizen, missing, HttpStatusCode.BadRequest);
        }

        using (var noJson = Form("{", ("a.png", "image/png", SampleFiles.Png)))
        {
            await ShouldRefuseAsync(citizen, noJson, HttpStatusCode.BadRequest);
        }

        using (var notAMessage = Form("""{"type":"event","name":"x"}""", ("a.png", "image/png", SampleFiles.Png)))
        {
            await ShouldRefuseAsync(citizen, notAMessage, HttpStatusCode.BadRequest);
        }

        foreach (var type in new[] { "multipart/form-data", "multipart/form-data; boundary=x", $"multipart/form-data; boundary={new string('x', 300)}" })
        {
            using var cut = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhej"u8.ToArray());
            cut.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            await ShouldRefuseAsync(citizen, cut, HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task More_or_larger_files_than_the_settings_allow_are_refused_and_other_routes_keep_their_limit()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string>
            {
                ["Limits:UploadBytes"] = "400000", ["Limits:UploadFiles"] = "2", ["Limits:UploadBytesPerConversation"] = "600000",
                ["DirectLine:UploadTypes:0"] = "text/plain",
            },
        });
        var citizen = await server.GreetedCitizenAsync();

        using (var three = Form(Activity("a"), ("a.txt", "text/plain", SampleFiles.Text), ("b.txt", "text/plain", SampleFiles.Text), ("c.txt", "text/plain", SampleFiles.Text)))
        {
            await ShouldRefuseAsync(citizen, three, HttpStatusCode.BadRequest);
        }

        using (var together = Form(Activity("b"), ("a.txt", "text/plain", Letters(250_000)), ("b.txt", "text/plain", Letters(250_000))))
        {
            await ShouldRefuseAsync(citizen, together, HttpStatusCode.RequestEntityTooLarge);
        }

        using (var body = Form(Activity("c"), ("a.txt", "text/plain", Letters(2_000_000))))
        {
            await ShouldRefuseAsync(citizen, body, HttpStatusCode.RequestEntityTooLarge);
        }

        using (var picture = Form(Activity("d"), ("a.png", "image/png", SampleFiles.Png)))
        {
            await ShouldRefuseAsync(citizen, picture, HttpStatusCode.UnsupportedMediaType);
        }

        using (var fits = Form(Activity("e"), ("a.txt", "text/plain", Letters(390_000))))
        {
            await UploadAsync(citizen, fits);
        }

        using (var full = Form(Activity("f"), ("a.txt", "text/plain", Letters(390_000))))
        {
            await ShouldRefuseAsync(citizen, full, HttpStatusCode.RequestEntityTooLarge);
        }

        using var elsewhere = new ByteArrayContent(Letters(390_000));
        using var refused = await citizen.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/activities", elsewhere);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await citizen.AskAsync("Hej");
        citizen.Received.Count(r => r.Json.TryGetProperty("attachments", out _) && r.Role == "user").ShouldBe(1);
    }

    [Fact]
    public async Task A_data_address_in_a_posted_activity_becomes_a_link()
    {
        var citizen = await Server.GreetedCitizenAsync();

        using var response = await citizen.PostAsync(new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "image/png", ["name"] = "pixel.png",
                ["contentUrl"] = $"data:image/png;base64,{Convert.ToBase64String(SampleFiles.Png)}", ["thumbnailUrl"] = "data:image/png;base64,AAAA",
            }),
        });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await citizen.ReplyAsync();

        var attachment = citizen.Received.Last(r => r.Role == "user").Json.GetProperty("attachments")[0];
        attachment.GetProperty("thumbnailUrl").GetString().ShouldBe(attachment.GetProperty("contentUrl").GetString());
        (await Server.Http.GetByteArrayAsync(Url(attachment))).ShouldBe(SampleFiles.Png);
    }

    [Theory]
    [InlineData("data:text/html,<script>alert(1)</script>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("data:image/png;base64,!!!", HttpStatusCode.BadRequest)]
    [InlineData("data:", HttpStatusCode.BadRequest)]
    [InlineData("javascript:alert(1)", HttpStatusCode.BadRequest)]
    [InlineData("file:///etc/passwd", HttpStatusCode.BadRequest)]
    [InlineData("blob:https://x/1", HttpStatusCode.BadRequest)]
    public async Task An_address_that_nobody_should_open_is_refused(string address, HttpStatusCode expected)
    {
        var citizen = await Server.GreetedCitizenAsync();

        using var response = await citizen.PostAsync(new JsonObject
        {
            ["type"] = "message", ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = address }),
        });

        response.StatusCode.ShouldBe(expected, await response.Content.ReadAsStringAsync());
    }

    internal static async Task<string> UploadAsync(DirectLineCitizen citizen, HttpContent content)
    {
        using var response = await citizen.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/upload?userId={citizen.UserId}", content);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonElement.Parse(body).GetProperty("id").GetString()!;
    }

    internal static MultipartFormDataContent Form(string activity, params (string Name, string Type, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        form.Add(new StringContent(activity, Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob");
        foreach (var (name, type, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            form.Add(part, "file", name);
        }

        return form;
    }

    internal static string Activity(string clientId, params string[] names) => new JsonObject
    {
        ["type"] = "message",
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientId },
        ["attachments"] = new JsonArray([.. names.Select(n => new JsonObject { ["contentType"] = "application/octet-stream", ["name"] = n })]),
    }.ToJsonString();

    internal static Uri Url(JsonElement attachment) => new(attachment.GetProperty("contentUrl").GetString()!);

    private static byte[] Letters(int count) => Encoding.ASCII.GetBytes(new string('a', count));

    private static async Task ShouldRefuseAsync(DirectLineCitizen citizen, HttpContent content, HttpStatusCode status)
    {
        using var response = await citizen.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/upload?userId={citizen.UserId}", content);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        JsonElement.Parse(body).GetProperty("error").GetProperty("message").GetString()!.ShouldEndWith(".");
    }
}
