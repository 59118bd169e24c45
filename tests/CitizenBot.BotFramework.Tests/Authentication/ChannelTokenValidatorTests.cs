using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Authentication;

public sealed class ChannelTokenValidatorTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TokenIssuer issuer = new TokenIssuer()
        .WithKey("key", "test", "msteams").WithKey("other-channel", "msteams").WithKey("unendorsed", null).WithKey("nobody's", []);

    private readonly FixedTime time = new(Start);
    private readonly ChannelTokenValidator sut;

    public ChannelTokenValidatorTests() => sut = Validator();

    public void Dispose() => sut.Dispose();

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_right_token_is_let_in(string alg)
    {
        var ok = (await AuthenticateAsync(issuer.Token(Payload(), "key", alg))).ShouldBeOfType<AuthenticationResult.Ok>();

        ok.CallerId.ShouldBe("urn:botframework:azure");
        ok.Identity.FindFirst("serviceurl")!.Value.ShouldBe(ServiceUrl);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic TOKEN")]
    [InlineData("bearer TOKEN")]
    [InlineData("Bearer  TOKEN")]
    [InlineData("Bearer TOKEN TOKEN")]
    [InlineData("TOKEN")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer {}")]
    [InlineData("Bearer eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln.")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.é.c2ln")]
    public async Task A_header_of_another_form_is_refused(string? header)
    {
        var authorization = header?.Replace("TOKEN", issuer.Token(Payload(), "key"), StringComparison.Ordinal);

        (await sut.AuthenticateAsync(authorization, Message(), default)).ShouldBeOfType<AuthenticationResult.Unauthorized>();
    }

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"key"}""", "[]")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", "\"x\"")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", "null")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", """{"iss":5}""")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", """{"iss":"https://api.botframework.com","aud":{}}""")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", """{"iss":"https://api.botframework.com","aud":"a","exp":"soon"}""")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", """{"iss":"https://api.botframework.com","aud":"a","exp":1e300}""")]
    [InlineData("""{"alg":"RS256","kid":"key"}""", """{"iss":"https://api.botframework.com","aud":"a","exp":1} trailing""")]
    [InlineData("""{"alg":5,"kid":{}}""", """{"iss":"https://api.botframework.com"}""")]
    [InlineData("[]", "{}")]
    [InlineData("{}", "{}")]
    public Task A_token_of_odd_json_is_refused(string header, string payload) => RefusedAsync(
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.c2ln");

    [Theory]
    [InlineData("PS256")]
    [InlineData("HS256")]
    [InlineData("none")]
    public Task Another_algorithm_is_refused(string alg) => RefusedAsync(issuer.Token(Payload(), "key", alg));

    [Fact]
    public Task A_signature_by_another_key_is_refused() =>
        RefusedAsync(issuer.Token(Payload(), "key", signedWith: "other-channel"));

    [Fact]
    public Task A_changed_payload_is_refused()
    {
        var right = issuer.Token(Payload(), "key").Split('.');
        var changed = issuer.Token(Payload(p => p["serviceurl"] = "https://evil.test/"), "key").Split('.');

        return RefusedAsync($"{right[0]}.{changed[1]}.{right[2]}");
    }

    [Fact]
    public Task An_unknown_key_is_refused() => RefusedAsync(issuer.Token(Payload(), "made-up", signedWith: "key"));

    [Fact]
    public Task A_token_that_names_no_key_is_refused() => RefusedAsync(issuer.Token(Payload(), null));

    [Theory]
    [InlineData("iss", "https://evil.test")]
    [InlineData("iss", null)]
    [InlineData("aud", "another-app")]
    [InlineData("aud", null)]
    [InlineData("serviceurl", "https://evil.test/")]
    [InlineData("serviceurl", "https://SMBA.trafficmanager.net/emea/")]
    [InlineData("serviceurl", "https://smba.trafficmanager.net/emea//")]
    [InlineData("serviceurl", null)]
    [InlineData("exp", null)]
    public Task A_wrong_or_missing_claim_is_refused(string claim, string? value) => RefusedAsync(issuer.Token(
        Payload(payload =>
        {
            payload.Remove(claim);
            if (value is not null)
                payload[claim] = value;
        }), "key"));

    [Fact]
    public Task An_audience_that_is_a_list_is_refused() =>
        RefusedAsync(issuer.Token(Payload(payload => payload["aud"] = new JsonArray(AppId)), "key"));

    [Fact]
    public Task The_service_url_claim_is_in_lower_case() => RefusedAsync(issuer.Token(
        Payload(payload =>
        {
            payload.Remove("serviceurl");
            payload["serviceUrl"] = ServiceUrl;
        }), "key"));

    [Theory]
    [InlineData(-200, true)]
    [InlineData(-290, true)]
    [InlineData(-400, false)]
    public async Task An_expired_token_is_let_in_for_five_minutes(int expires, bool letIn)
    {
        var token = issuer.Token(Payload(payload => payload["exp"] = Seconds(expires)), "key");

        ((await AuthenticateAsync(token)) is AuthenticationResult.Ok).ShouldBe(letIn);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(400, false)]
    public async Task A_token_from_the_future_is_let_in_five_minutes_early(int notBefore, bool letIn)
    {
        var token = issuer.Token(Payload(payload => payload["nbf"] = Seconds(notBefore)), "key");

        ((await AuthenticateAsync(token)) is AuthenticationResult.Ok).ShouldBe(letIn);
    }

    [Theory]
    [InlineData(null, "test")]
    [InlineData(ServiceUrl, null)]
    [InlineData(ServiceUrl, "")]
    [InlineData(ServiceUrl, "TEST")]
    [InlineData(ServiceUrl, "webchat")]
    public async Task An_activity_that_the_token_does_not_speak_for_is_refused(string? serviceUrl, string? channelId)
    {
        var message = Message();
        (message.ServiceUrl, message.ChannelId) = (serviceUrl, channelId);

        (await sut.AuthenticateAsync("Bearer " + issuer.Token(Payload(), "key"), message, default))
            .ShouldBeOfType<AuthenticationResult.Unauthorized>();
    }

    [Theory]
    [InlineData("other-channel")]
    [InlineData("unendorsed")]
    [InlineData("nobody's")]
    public Task A_key_without_the_channels_endorsement_is_refused(string kid) => RefusedAsync(issuer.Token(Payload(), kid));

    [Theory]
    [InlineData("msteams", true)]
    [InlineData("certified", false)]
    public async Task Endorsements_that_are_required_are_demanded_too(string endorsement, bool letIn)
    {
        using var validator = Validator(new ChannelTokenOptions
        {
            OpenIdMetadataUrl = TokenIssuer.MetadataUrl, RequiredEndorsements = [endorsement],
        });

        ((await validator.AuthenticateAsync("Bearer " + issuer.Token(Payload(), "key"), Message(), default)) is AuthenticationResult.Ok)
            .ShouldBe(letIn);
    }

    [Fact]
    public async Task Keys_are_fetched_once_a_day()
    {
        foreach (var (hours, fetches) in new[] { (0, 1), (1, 1), (23, 1), (24, 2), (47, 2), (48, 3) })
        {
            time.Now = Start.AddHours(hours);
            await AuthenticateAsync(issuer.Token(Payload(payload => payload["exp"] = Seconds(200_000)), "key"));
            issuer.Fetches.ShouldBe(fetches, $"after {hours} hours");
        }
    }

    [Fact]
    public async Task A_new_key_is_found_after_an_hour_at_most()
    {
        await AuthenticateAsync(issuer.Token(Payload(), "key"));
        issuer.WithKey("rolled", "test");
        var token = issuer.Token(Payload(payload => payload["exp"] = Seconds(10_000)), "rolled");

        time.Now = Start.AddMinutes(59);
        await RefusedAsync(token);
        issuer.Fetches.ShouldBe(1);

        time.Now = Start.AddMinutes(60);
        (await AuthenticateAsync(token)).ShouldBeOfType<AuthenticationResult.Ok>();
        issuer.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task While_keys_cannot_be_fetched_nothing_can_be_told()
    {
        issuer.IsDown = true;
        (await AuthenticateAsync(issuer.Token(Payload(), "key"))).ShouldBeOfType<AuthenticationResult.Unavailable>();

        issuer.IsDown = false;
        (await AuthenticateAsync(issuer.Token(Payload(), "key"))).ShouldBeOfType<AuthenticationResult.Unavailable>();
        issuer.Fetches.ShouldBe(0);

        time.Now = Start.AddSeconds(30);
        (await AuthenticateAsync(issuer.Token(Payload(), "key"))).ShouldBeOfType<AuthenticationResult.Ok>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_document_without_keys_is_no_document(bool hadKeys)
    {
        if (hadKeys)
            await AuthenticateAsync(issuer.Token(Payload(), "key"));
        issuer.IsEmpty = true;
        time.Now = Start.AddHours(25);

        var result = await AuthenticateAsync(issuer.Token(Payload(payload => payload["exp"] = Seconds(100_000)), "key"));

        result.ShouldBeOfType(hadKeys ? typeof(AuthenticationResult.Ok) : typeof(AuthenticationResult.Unavailable));
    }

    [Fact]
    public async Task Old_keys_serve_while_new_ones_cannot_be_fetched()
    {
        await AuthenticateAsync(issuer.Token(Payload(), "key"));
        issuer.IsDown = true;
        time.Now = Start.AddHours(25);

        (await AuthenticateAsync(issuer.Token(Payload(payload => payload["exp"] = Seconds(100_000)), "key")))
            .ShouldBeOfType<AuthenticationResult.Ok>();
    }

    [Fact]
    public async Task A_strangers_token_costs_no_fetch()
    {
        await RefusedAsync(issuer.Token(Payload(payload => payload["iss"] = "https://evil.test"), "key"));
        await RefusedAsync(issuer.Token(Payload(), "key", "HS256"));

        issuer.Fetches.ShouldBe(0);
    }

    private ChannelTokenValidator Validator(ChannelTokenOptions? options = null) => new(
        new BotCredentials(AppId, BotAppType.MultiTenant),
        options ?? new ChannelTokenOptions { OpenIdMetadataUrl = TokenIssuer.MetadataUrl }, issuer, time);

    private Task<AuthenticationResult> AuthenticateAsync(string token) => sut.AuthenticateAsync("Bearer " + token, Message(), default);

    private async Task RefusedAsync(string token) => (await AuthenticateAsync(token)).ShouldBeOfType<AuthenticationResult.Unauthorized>();

    private static JsonObject Payload(Action<JsonObject>? change = null)
    {
        var payload = new JsonObject
        {
            ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = ServiceUrl,
            ["nbf"] = Seconds(-60), ["exp"] = Seconds(3600),
        };
        change?.Invoke(payload);
        return payload;
    }

    private static long Seconds(int fromStart) => Start.AddSeconds(fromStart).ToUnixTimeSeconds();

    private static Activity Message()
    {
        var message = TestActivities.Message("hej");
        message.ServiceUrl = ServiceUrl;
        return message;
    }
}
