using System.Diagnostics;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.EndToEnd;

/// <summary>botframework-directlinejs, the client under Web Chat, against the running program.</summary>
public sealed class RealClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Languages = ["sv", "en", "ar", "fi", "so"];

    // A poll that fails once ends the real client's polling for good, whatever the server does, so only the stream outlives a restart.
    [Theory]
    [InlineData("websocket", true)]
    [InlineData("polling", false)]
    public async Task The_real_client_is_greeted_and_answered_in_five_languages_and_its_stream_goes_on_after_a_restart(string mode, bool restart)
    {
        var data = Directory.CreateTempSubdirectory("citizenbot-clients-");
        var program = await CitizenBotProcess.StartAsync(data.FullName);
        using var node = Start(program.Address, mode);
        try
        {
            foreach (var language in Languages)
            {
                await ShouldBeAnsweredAsync(node, language);
            }

            if (restart)
            {
                await program.DisposeAsync();
                program = await CitizenBotProcess.StartAsync(data.FullName, port: program.Address.Port);
                await node.StandardInput.WriteLineAsync("restarted");
                await ShouldBeAnsweredAsync(node, "sv");
            }
        }
        finally
        {
            await program.DisposeAsync();
            node.Kill();
            await node.WaitForExitAsync();
            data.Delete(recursive: true);
        }
    }

    private static async Task ShouldBeAnsweredAsync(Process node, string language)
    {
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException(await node.StandardError.ReadToEndAsync());
        var said = JsonElement.Parse(line);
        said.GetProperty("language").GetString().ShouldBe(language);
        said.GetProperty("online").GetBoolean().ShouldBeTrue(line);
        said.GetProperty("greeted").GetBoolean().ShouldBeTrue(line);
        said.GetProperty("echoes").GetInt32().ShouldBe(1, line);
        said.GetProperty("doubled").GetInt32().ShouldBe(0, line);
        said.GetProperty("intent").GetString().ShouldBe("forskola_ansokan", line);
        said.GetProperty("locale").GetString().ShouldBe(language, line);
    }

    private static Process Start(Uri address, string mode) => Process.Start(new ProcessStartInfo("node", ["talk.mjs", address.AbsoluteUri, mode])
    {
        WorkingDirectory = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients"),
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
