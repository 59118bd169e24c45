using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.EndToEnd;

/// <summary>The botbuilder SDK for JavaScript as a root bot that calls the running program as its skill.</summary>
public sealed class SkillTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _folder = Directory.CreateTempSubdirectory("citizenbot-skill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_root_bot_of_the_real_sdk_gets_the_answers_through_its_connector_routes_and_in_the_response() => await TalkAsync(
        [], _ => CitizenBotProcess.StartAsync(_folder, settings: ["--Bots:AllowAnonymous=true"]), "root");

    [Fact]
    public async Task With_tokens_checked_on_both_sides_the_program_shows_its_caller_a_token_for_that_bot()
    {
        var (certificate, key) = WriteCertificate();

        var (root, last) = await TalkAsync(
            [certificate, key],
            root => CitizenBotProcess.StartAsync(new Dictionary<string, string> { ["SSL_CERT_FILE"] = certificate }, _folder, [
                "--Bots:AllowAnonymous=true", $"--Bots:goteborg-se:AppId={Text(root, "skillId")}", "--Bots:goteborg-se:TenantId=tenant", "--Bots:goteborg-se:ClientSecret=the-secret",
                $"--Bots:goteborg-se:AllowedCallers:0={Text(root, "rootId")}", $"--Bots:goteborg-se:LoginUrl={Text(root, "loginUrl")}",
                $"--Bots:goteborg-se:ToBotFromEmulatorOpenIdMetadataUrl={Text(root, "address")}/openid",
            ]),
            "root");

        var asked = last.GetProperty("asked").EnumerateArray().Single();
        Text(asked, "scope").ShouldBe($"{Text(root, "rootId")}/.default");
        Text(asked, "app").ShouldBe(Text(root, "skillId"));
        Text(asked, "secret").ShouldBe("the-secret");
    }

    /// <summary>Lets the root bot ask its questions.</summary>
    /// <returns>What it said of itself at first, and with its last answer.</returns>
    private static async Task<(JsonElement Root, JsonElement Last)> TalkAsync(string[] arguments, Func<JsonElement, Task<CitizenBotProcess>> start, string bot)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["skill.mjs", .. arguments])
        {
            WorkingDirectory = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = node.StandardError.ReadToEndAsync();
        try
        {
            var root = await ReadAsync(node, error);
            await using var program = await start(root);
            await node.StandardInput.WriteLineAsync(new Uri(program.Address, "api/messages").AbsoluteUri);
            JsonElement answer = default;
            foreach (var (conversation, locale) in ((string, string)[])[("conversation-normal", "sv"), ("conversation-normal", "en"), ("conversation-expectReplies", "sv")])
            {
                answer = await ReadAsync(node, error);
                Text(answer, "conversation").ShouldBe(conversation);
                Text(answer, "locale").ShouldBe(locale);
                answer.GetProperty("explained").GetBoolean().ShouldBeTrue();
                Text(answer, "from").ShouldBe(bot);
                Text(answer, "recipient").ShouldBe("user");
            }

            return (root, answer);
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
        }
    }

    private static async Task<JsonElement> ReadAsync(Process node, Task<string> error) =>
        JsonElement.Parse(await node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException(await error));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>For a login at localhost, trusted by whoever is told of it.</summary>
    private (string Certificate, string Key) WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(_folder, "login.pem"), Path.Combine(_folder, "login.key"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
