using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.Messages;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Messages;

public sealed class BotTokenTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates").FullName;
    private LoginServer _login = null!;
    private CitizenBotServer? _server;

    public async Task InitializeAsync() => _login = await LoginServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _login.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(null, "botframework.com", null, "https://api.botframework.com/.default")]
    [InlineData("goteborg.onmicrosoft.com", "goteborg.onmicrosoft.com", "https://api.botframework.us/.default", "https://api.botframework.us/.default")]
    public async Task A_secret_gives_a_token_of_the_bots_tenant_and_one_serves_many_calls(string? tenant, string asked, string? scope, string expectedScope)
    {
        var bot = await StartAsync(("ClientSecret", "the-secret"), ("TenantId", tenant), ("Scope", scope));

        var tokens = new[] { await bot.TokenAsync(null, default), await bot.TokenAsync(null, default), await bot.TokenAsync(null, default) };

        tokens.ShouldBe(["token-1", "token-1", "token-1"]);
        var request = _login.Requests.ShouldHaveSingleItem();
        request.Tenant.ShouldBe(asked);
        request.Form["grant_type"].ShouldBe("client_credentials");
        request.Form["client_id"].ShouldBe("the-app");
        request.Form["client_secret"].ShouldBe("the-secret");
        request.Form["scope"].ShouldBe(expectedScope);
    }

    [Theory]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", "hemligt")]
    [InlineData("bot.pem", null)]
    [InlineData("bot.pem", "hemligt")]
    public async Task A_certificate_does_in_place_of_a_secret(string file, string? password)
    {
        var path = WriteCertificate(file, password);
        var bot = await StartAsync(("CertificatePath", path), ("CertificatePassword", password), ("TenantId", "tenant"));

        (await bot.TokenAsync(null, default)).ShouldBe("token-1");

        var form = _login.Requests.ShouldHaveSingleItem().Form;
        form["client_assertion_type"].ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form["client_assertion"].Split('.').Length.ShouldBe(3);
        form.Keys.ShouldNotContain("client_secret");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_all_is_sent_once_there_is_one()
    {
        await using var channel = await RemoteChannel.StartAsync();
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        _login.Refusals = 2;
        await StartAsync(time, ("ClientSecret", "the-secret"), ("TenantId", "tenant"));

        await OutboxDeliveries.SendAsync(_server!, "a", 2, channel.ServiceUrl);
        await OutboxDeliveries.DoneAsync(_server!, time);

        channel.Calls.Select(c => (c.Text, c.Authorization)).ShouldBe([("0", "Bearer token-3"), ("1", "Bearer token-3")]);
    }

    [Theory]
    [InlineData("ClientSecret", "s", "CertificatePath", "x.pfx", "are both set")]
    [InlineData("CertificatePath", "/nowhere/bot.pfx", "TenantId", "t", "cannot be used as the bot's certificate")]
    [InlineData("ClientSecret", "s", "LoginUrl", "http://login.example", "not an https address")]
    public async Task What_does_not_fit_together_stops_the_start(string name, string value, string other, string otherValue, string reason) =>
        (await Should.ThrowAsync<SettingException>(() => StartAsync(null, (name, value), (other, otherValue)))).Message.ShouldContain(reason);

    [Fact]
    public async Task A_wrong_password_of_the_certificate_stops_the_start()
    {
        var path = WriteCertificate("bot.pfx", "hemligt");

        (await Should.ThrowAsync<SettingException>(() => StartAsync(null, ("CertificatePath", path), ("CertificatePassword", "fel"), ("TenantId", "t"))))
            .Message.ShouldContain("Bots:goteborg-se:CertificatePath");
    }

    private Task<BotRegistration> StartAsync(params (string Name, string? Value)[] settings) => StartAsync(null, settings);

    private async Task<BotRegistration> StartAsync(ManualTimeProvider? time, params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Bots:AllowAnonymous"] = "true", ["Bots:goteborg-se:AppId"] = "the-app", ["Bots:goteborg-se:LoginUrl"] = _login.Url,
        };
        foreach (var (name, value) in settings.Where(s => s.Value is not null))
        {
            all[$"Bots:goteborg-se:{name}"] = value!;
        }

        _server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = all,
            Time = time,
            Replace = services => services.AddHttpClient(BotRegistrations.LoginClient).ConfigurePrimaryHttpMessageHandler(_login.Handler),
        });
        return _server.Services.GetRequiredService<BotRegistrations>().Of("goteborg-se")!;
    }

    private string WriteCertificate(string file, string? password)
    {
        using var certificate = LoginServer.SelfSigned("bot");
        var path = Path.Combine(_folder, file);
        if (Path.GetExtension(file) == ".pfx")
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
            return path;
        }

        using var key = certificate.GetRSAPrivateKey()!;
        var pem = password is null ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + pem);
        return path;
    }
}
