using System.Text;
using CitizenBot.Channels.DirectLine;

namespace CitizenBot.Tests.DirectLine;

public sealed class FileContentTests
{
    public static readonly TheoryData<string, byte[]> Known = new()
    {
        { "image/png", SampleFiles.Png },
        { "image/jpeg", SampleFiles.Jpeg },
        { "image/gif", SampleFiles.Gif },
        { "image/webp", SampleFiles.WebP },
        { "image/heic", SampleFiles.Heic },
        { "application/pdf", SampleFiles.Pdf },
        { "text/plain", SampleFiles.Text },
        { "text/plain", Encoding.UTF8.GetBytes("\uFEFF1 < 2 <b>och</b>") },
        { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", SampleFiles.Word },
        { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SampleFiles.Excel },
        { "application/vnd.openxmlformats-officedocument.presentationml.presentation", SampleFiles.PowerPoint },
        { "application/vnd.oasis.opendocument.text", SampleFiles.Writer },
    };

    public static readonly TheoryData<string, byte[]> Refused = new()
    {
        { "nothing", [] },
        { "HTML", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "HTML after space and a mark", Encoding.UTF8.GetBytes("\uFEFF \r\n\t<html>") },
        { "SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { "XML", "<?xml version='1.0'?><a/>"u8.ToArray() },
        { "a shell script", "#!/bin/sh\nrm -rf /\n"u8.ToArray() },
        { "rich text", "{\\rtf1 x}"u8.ToArray() },
        { "PostScript", "%!PS-Adobe-3.0"u8.ToArray() },
        { "a Windows program", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0] },
        { "a Linux program", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1] },
        { "an old Office document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "text with control characters", "hej\u0007"u8.ToArray() },
        { "control characters late", [.. new byte[100_000].Select(_ => (byte)'a'), 0] },
        { "an archive", SampleFiles.Zip },
        { "macros", SampleFiles.WordWithMacros },
        { "OpenDocument macros", SampleFiles.Archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "x")) },
        { "another OpenDocument", SampleFiles.Archive(("mimetype", "text/html"), ("content.xml", "x")) },
        { "half an archive", SampleFiles.Word[..40] },
        { "a RIFF that is no picture", [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_file_is_what_its_content_says(string expected, byte[] content)
    {
        using var stream = new MemoryStream(content);

        (await FileContent.DetectAsync(stream, CancellationToken.None))!.Name.ShouldBe(expected);
        stream.Position.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_could_be_run_or_is_not_known_is_no_file_to_take(string what, byte[] content)
    {
        using var stream = new MemoryStream(content);

        (await FileContent.DetectAsync(stream, CancellationToken.None)).ShouldBeNull(what);
    }

    [Theory]
    [InlineData("bild.png", "bild.png")]
    [InlineData("BILD.PNG", "BILD.PNG")]
    [InlineData("bild.exe", "bild.exe.png")]
    [InlineData("bild", "bild.png")]
    [InlineData(@"C:\Users\anna\bild.png", "bild.png")]
    [InlineData("../../etc/passwd", "passwd.png")]
    [InlineData("bild\u202Egnp.exe", "bildgnp.exe.png")]
    [InlineData("bi\0ld\r\n.png", "bild.png")]
    [InlineData("صورة.png", "صورة.png")]
    [InlineData(".png", "file.png")]
    [InlineData("", "file.png")]
    [InlineData(null, "file.png")]
    [InlineData("a\"b.png", "a_b.png")]
    public void A_name_leads_nobody_astray(string? name, string expected) =>
        FileName.Safe(name, FileType.Png).ShouldBe(expected);

    [Fact]
    public void A_long_name_is_shortened_before_its_ending() =>
        FileName.Safe(new string('x', 1000) + ".png", FileType.Png).ShouldBe(new string('x', 120) + ".png");
}
