using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using CitizenBot.Tests.Kit;

namespace CitizenBot.EndToEnd;

/// <summary>
/// Web Chat as pages embed it: one script out of its package, without the package's 500 MB of dependencies. It is fetched
/// once through npm, checked, and kept in the test's own build folder.
/// </summary>
internal static class WebChatBundle
{
    private const string Package = "botframework-webchat";
    private const string Version = "4.18.1";
    private const string Integrity = "7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==";
    private const string Script = "package/dist/webchat.js";
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "obj", "webchat");
    private static readonly Lazy<Task<string>> Fetched = new(FetchAsync);

    /// <summary>The script's file.</summary>
    public static Task<string> FileAsync() => Fetched.Value;

    private static async Task<string> FetchAsync()
    {
        var file = Path.Combine(Folder, $"webchat-{Version}.js");
        if (File.Exists(file))
        {
            return file;
        }

        Directory.CreateDirectory(Folder);
        using (var npm = Process.Start(new ProcessStartInfo("npm", ["pack", $"{Package}@{Version}", "--silent", "--pack-destination", Folder]) { RedirectStandardOutput = true })!)
        {
            await npm.WaitForExitAsync();
            npm.ExitCode.ShouldBe(0, $"npm pack {Package}@{Version}");
        }

        var package = Path.Combine(Folder, $"{Package}-{Version}.tgz");
        await using (var content = File.OpenRead(package))
        {
            Convert.ToBase64String(await SHA512.HashDataAsync(content)).ShouldBe(Integrity);
            content.Position = 0;
            await using var unpacked = new GZipStream(content, CompressionMode.Decompress);
            await using var archive = new TarReader(unpacked);
            while (await archive.GetNextEntryAsync() is { } entry)
            {
                if (entry.Name == Script)
                {
                    // Under its name only once it is whole.
                    await entry.ExtractToFileAsync($"{file}.part", overwrite: true);
                    File.Move($"{file}.part", file);
                    break;
                }
            }
        }

        File.Delete(package);
        return file;
    }
}
