using System.Text;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class UploadFuzzTests
{
    private const string ContentType = "multipart/form-data; boundary=x";
    private static readonly int Bodies = TestSeed.Long ? 10_000 : 500;

    [Fact]
    public async Task No_upload_makes_the_server_fail_or_show_its_inside()
    {
        await using var server = await CitizenBotServer.StartAsync();
        var citizen = await server.GreetedCitizenAsync();
        var random = TestSeed.Random();
        for (var i = 0; i < Bodies; i++)
        {
            var body = Changed(Whole(), random);
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", random.Next(10) == 0 ? Encoding.ASCII.GetString(Changed(Encoding.ASCII.GetBytes(ContentType), random, printable: true)) : ContentType);
            using var response = await citizen.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/upload", content);

            var answer = await response.Content.ReadAsStringAsync();
            var what = $"Body {i} of seed {TestSeed.Value}: {Encoding.Latin1.GetString(body)}\n{(int)response.StatusCode} {answer}";
            ((int)response.StatusCode).ShouldBeLessThan(500, what);
            answer.ShouldNotContain("Exception", customMessage: what);
        }

        await citizen.AskAsync("Hej");
        server.Log.Errors.ShouldBeEmpty($"Seed {TestSeed.Value}");
    }

    private static byte[] Whole() =>
    [
        .. Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"activity\"; filename=\"blob\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n"),
        .. Encoding.UTF8.GetBytes(UploadTests.Activity("c", "a.docx", "b.png")),
        .. Encoding.UTF8.GetBytes("\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.png\"\r\nContent-Type: image/png\r\n\r\n"),
        .. SampleFiles.Png,
        .. Encoding.UTF8.GetBytes("\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename*=utf-8''a.docx\r\n\r\n"),
        .. SampleFiles.Word,
        .. Encoding.UTF8.GetBytes("\r\n--x--\r\n"),
    ];

    /// <summary>Cut, repeated, or with some bytes changed; now and then as it was.</summary>
    private static byte[] Changed(byte[] bytes, Random random, bool printable = false)
    {
        switch (random.Next(5))
        {
            case 0: return bytes[..random.Next(bytes.Length)];
            case 1: return [.. bytes[..random.Next(bytes.Length)], .. bytes[random.Next(bytes.Length)..]];
        }

        for (var changes = random.Next(12); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = (byte)(printable ? random.Next(0x20, 0x7F) : random.Next(256));
        }

        return bytes;
    }
}
