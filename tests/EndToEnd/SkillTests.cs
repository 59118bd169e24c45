using System.Diagnostics;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.EndToEnd;

/// <summary>The botbuilder SDK for JavaScript as a root bot that calls the running program as its skill.</summary>
public sealed class SkillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_root_bot_of_the_real_sdk_gets_the_answers_through_its_connector_routes_and_in_the_response()
    {
        var data = Directory.CreateTempSubdirectory("citizenbot-skill-");
        var program = await CitizenBotProcess.StartAsync(data.FullName, settings: ["--Bots:AllowAnonymous=true"]);
        using var node = Process.Start(new ProcessStartInfo("node", ["skill.mjs", new Uri(program.Address, "api/messages").AbsoluteUri])
        {
            WorkingDirectory = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var error = node.StandardError.ReadToEndAsync();
            foreach (var (conversation, locale) in ((string, string)[])[("conversation-normal", "sv"), ("conversation-normal", "en"), ("conversation-expectReplies", "sv")])
            {
                var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException(await error);
                var answer = JsonElement.Parse(line);
                answer.GetProperty("conversation").GetString().ShouldBe(conversation, line);
                answer.GetProperty("locale").GetString().ShouldBe(locale, line);
                answer.GetProperty("explained").GetBoolean().ShouldBeTrue(line);
                answer.GetProperty("from").GetString().ShouldBe("root", line);
                answer.GetProperty("recipient").GetString().ShouldBe("user", line);
            }
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
            await program.DisposeAsync();
            data.Delete(recursive: true);
        }
    }
}
