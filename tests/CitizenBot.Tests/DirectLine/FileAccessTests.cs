using System.Net;
using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class FileAccessTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_file_opens_with_its_conversations_token_or_link_and_with_no_other()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        var other = await desk.Server.GreetedCitizenAsync();
        var signed = await SendAsync(citizen, "karta.png", "image/png", SampleFiles.Png);
        var plain = signed.GetLeftPart(UriPartial.Path);
        var path = new Uri(plain).AbsolutePath[1..];

        (await StatusAsync(signed)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(new Uri(plain))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(new Uri(signed.AbsoluteUri[..^1] + (signed.AbsoluteUri[^1] == 'A' ? 'B' : 'A')))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(new Uri(signed.AbsoluteUri.Replace("?e=", "?e=1", StringComparison.Ordinal)))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(new Uri(signed.AbsoluteUri.Replace(citizen.ConversationId, other.ConversationId, StringComparison.Ordinal)))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(new Uri($"{plain}?e=x&t=y"))).ShouldBe(HttpStatusCode.BadRequest);
        using var own = await citizen.SendAsync(HttpMethod.Get, path);
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var anothers = await other.SendAsync(HttpMethod.Get, path);
        anothers.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var throughOwn = await other.SendAsync(HttpMethod.Get, path.Replace(citizen.ConversationId, other.ConversationId, StringComparison.Ordinal));
        throughOwn.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_expires_and_reading_the_conversation_again_gives_a_new_one()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero));
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Time = time });
        var citizen = await server.GreetedCitizenAsync();
        var link = await SendAsync(citizen, "karta.png", "image/png", SampleFiles.Png);

        time.Advance(TimeSpan.FromHours(24));
        (await StatusAsync(link)).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromHours(1));
        (await StatusAsync(link)).ShouldBe(HttpStatusCode.Forbidden);

        var back = await DirectLineCitizen.ArriveAsync(server.Http, "goteborg-se", resume: citizen.Resume);
        await back.PollAsync();
        var again = UploadTests.Url(back.Received.Single(r => r.Json.TryGetProperty("attachments", out _)).Json.GetProperty("attachments")[0]);
        (await StatusAsync(again)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("karta.png", "image/png", "inline")]
    [InlineData("hej då.txt", "text/plain", "attachment")]
    public async Task A_file_is_served_so_that_it_can_do_nothing_to_its_reader(string name, string type, string disposition)
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        var link = await SendAsync(citizen, name, type, type == "image/png" ? SampleFiles.Png : SampleFiles.Text);

        using var http = new HttpClient();
        using var response = await http.GetAsync(link);

        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe(disposition);
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(name);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; sandbox");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task An_agent_opens_a_file_within_their_wall_and_nobody_beyond_it()
    {
        using var social = await desk.AgentAsync("filippa", "socialtjanst");
        using var general = await desk.AgentAsync("fredrik", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("sv", "Hur ansöker jag om ekonomiskt bistånd?");
        var link = await SendAsync(citizen, "beslut.pdf", "application/pdf", SampleFiles.Pdf, answered: false);
        var path = $"conversations/{citizen.ConversationId}/files/{link.Segments[^1]}";

        using var opened = await social.SendAsync(HttpMethod.Get, path);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await opened.Content.ReadAsByteArrayAsync()).ShouldBe(SampleFiles.Pdf);
        opened.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await general.StatusAsync(HttpMethod.Get, path)).ShouldBe(HttpStatusCode.NotFound);
        (await social.StatusAsync(HttpMethod.Get, $"conversations/{citizen.ConversationId}/files/unknown")).ShouldBe(HttpStatusCode.NotFound);
        using var nobody = DeskClient.For(desk.Server);
        (await nobody.StatusAsync(HttpMethod.Get, path)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<Uri> SendAsync(DirectLineCitizen citizen, string name, string type, byte[] content, bool answered = true)
    {
        using var form = UploadTests.Form(UploadTests.Activity("file", name), (name, type, content));
        var id = await UploadTests.UploadAsync(citizen, form);
        await citizen.UntilAsync(c => c.Received.Any(r => answered ? r.ReplyToId == id : r.Id == id));
        return UploadTests.Url(citizen.Received.Single(r => r.Id == id).Json.GetProperty("attachments")[0]);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(address);
        return response.StatusCode;
    }
}
