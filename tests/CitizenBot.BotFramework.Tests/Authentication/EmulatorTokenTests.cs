using System.Text.Json.Nodes;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Authentication;

public sealed class EmulatorTokenTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string OwnTenant = "99999999-0000-0000-0000-000000000000";
    private const string MicrosoftTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TokenIssuer issuer = new TokenIssuer().WithKey("key", null).WithKey("endorsed", "msteams");

    [Theory]
    [InlineData("https://sts.windows.net/" + MicrosoftTenant + "/", "1.0", "appid")]
    [InlineData("https://sts.windows.net/" + MicrosoftTenant + "/", "", "appid")]
    [InlineData("https://login.microsoftonline.com/" + MicrosoftTenant + "/v2.0", "2.0", "azp")]
    [InlineData("https://login.microsoftonline.com/" + OwnTenant + "/v2.0", "2.0", "azp")]
    public async Task The_bot_itself_may_call(string iss, string version, string claim)
    {
        var token = issuer.Token(Payload(iss, version, claim), "key");

        (await AuthenticateAsync(token)).ShouldBeOfType<AuthenticationResult.Ok>().CallerId.ShouldBe("urn:botframework:aadappid:" + AppId);
    }

    [Theory]
    [InlineData("https://sts.windows.net/00000000-dead-beef-0000-000000000000/", "1.0", "appid")]
    [InlineData("https://sts.windows.net/" + MicrosoftTenant + "/", null, "appid")]
    [InlineData("https://sts.windows.net/" + MicrosoftTenant + "/", "1.0", "azp")]
    [InlineData("https://sts.windows.net/" + MicrosoftTenant + "/", "2.0", "appid")]
    [InlineData("https://sts.windows.net/" + MicrosoftTenant + "/", "3.0", "azp")]
    public async Task Another_tenant_or_version_is_refused(string iss, string? version, string claim) =>
        (await AuthenticateAsync(issuer.Token(Payload(iss, version, claim), "key"))).ShouldBeOfType<AuthenticationResult.Unauthorized>();

    [Fact]
    public async Task Another_app_is_known_and_forbidden()
    {
        var payload = Payload();
        payload["azp"] = "another-app";

        (await AuthenticateAsync(issuer.Token(payload, "key"))).ShouldBeOfType<AuthenticationResult.Forbidden>();
    }

    [Fact]
    public async Task Another_audience_is_refused()
    {
        var payload = Payload();
        payload["aud"] = "another-app";

        (await AuthenticateAsync(issuer.Token(payload, "key"))).ShouldBeOfType<AuthenticationResult.Unauthorized>();
    }

    [Fact]
    public async Task Endorsements_count_where_the_key_has_some() =>
        (await AuthenticateAsync(issuer.Token(Payload(), "endorsed"))).ShouldBeOfType<AuthenticationResult.Unauthorized>();

    [Fact]
    public async Task Unless_it_is_allowed_the_emulator_may_not_call()
    {
        (await AuthenticateAsync(issuer.Token(Payload(), "key"), allow: false)).ShouldBeOfType<AuthenticationResult.Unauthorized>();
        issuer.Fetches.ShouldBe(0);
    }

    [Theory]
    [InlineData("another-app", true)]
    [InlineData("ANOTHER-APP", true)]
    [InlineData("a-third-app", false)]
    [InlineData(AppId, false)]
    public async Task A_bot_on_the_list_may_call_and_the_list_opens_to_nobody_else(string caller, bool letIn)
    {
        var payload = Payload();
        payload["azp"] = caller;

        var result = await AuthenticateAsync(issuer.Token(payload, "key"), allow: false, callers: ["another-app"]);

        if (letIn)
            result.ShouldBeOfType<AuthenticationResult.Ok>().CallerId.ShouldBe("urn:botframework:aadappid:" + caller);
        else
            result.ShouldBeOfType<AuthenticationResult.Forbidden>();
    }

    [Theory]
    [InlineData("https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0", true)]
    [InlineData("https://login.microsoftonline.us/" + OwnTenant + "/v2.0", true)]
    [InlineData("https://login.microsoftonline.com/" + MicrosoftTenant + "/v2.0", false)]
    public async Task The_governments_clouds_have_issuers_of_their_own(string iss, bool letIn)
    {
        using var sut = new ChannelTokenValidator(
            new BotCredentials(AppId, BotAppType.SingleTenant, OwnTenant),
            ChannelTokenOptions.Government with { AllowEmulator = true, EmulatorOpenIdMetadataUrl = TokenIssuer.MetadataUrl },
            issuer,
            new FixedTime(Start));

        ((await sut.AuthenticateAsync("Bearer " + issuer.Token(Payload(iss), "key"), TestActivities.Message("hej"), default)) is AuthenticationResult.Ok).ShouldBe(letIn);
    }

    [Theory]
    [InlineData(BotAppType.MultiTenant, "MicrosoftServices.onmicrosoft.us")]
    [InlineData(BotAppType.SingleTenant, OwnTenant)]
    public void The_governments_clouds_give_tokens_elsewhere(BotAppType type, string tenant)
    {
        var bot = new BotCredentials(AppId, type, OwnTenant) { Government = true };

        (bot.TokenTenant, bot.TokenScope).ShouldBe((tenant, "https://api.botframework.us/.default"));
    }

    [Theory]
    [InlineData(BotAppType.MultiTenant, null, "botframework.com")]
    [InlineData(BotAppType.SingleTenant, OwnTenant, OwnTenant)]
    public void The_tenant_of_the_bots_own_tokens_follows_its_type(BotAppType type, string? tenant, string expected) =>
        new BotCredentials(AppId, type, tenant).TokenTenant.ShouldBe(expected);

    [Theory]
    [InlineData("", BotAppType.MultiTenant, null)]
    [InlineData(AppId, BotAppType.SingleTenant, null)]
    [InlineData(AppId, BotAppType.UserAssignedMSI, " ")]
    public void Credentials_without_a_needed_part_are_refused(string appId, BotAppType type, string? tenant) =>
        Should.Throw<ArgumentException>(() => new BotCredentials(appId, type, tenant));

    private async Task<AuthenticationResult> AuthenticateAsync(string token, bool allow = true, IReadOnlyList<string>? callers = null)
    {
        using var sut = new ChannelTokenValidator(
            new BotCredentials(AppId, BotAppType.SingleTenant, OwnTenant),
            new ChannelTokenOptions { AllowEmulator = allow, AllowedCallers = callers ?? [], EmulatorOpenIdMetadataUrl = TokenIssuer.MetadataUrl },
            issuer,
            new FixedTime(Start));
        return await sut.AuthenticateAsync("Bearer " + token, TestActivities.Message("hej"), default);
    }

    private static JsonObject Payload(
        string iss = "https://login.microsoftonline.com/" + MicrosoftTenant + "/v2.0", string? version = "2.0", string claim = "azp")
    {
        var payload = new JsonObject
        {
            ["iss"] = iss, ["aud"] = AppId, [claim] = AppId,
            ["nbf"] = Start.ToUnixTimeSeconds(), ["exp"] = Start.AddHours(1).ToUnixTimeSeconds(),
        };
        if (version is not null)
            payload["ver"] = version;
        return payload;
    }
}
