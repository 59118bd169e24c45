using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Messages;

/// <summary>A bot that calls the assistant as its skill is answered with a token for that bot, and with no other.</summary>
public sealed class SkillCallerTests : IAsyncLifetime
{
    private const string ForChannels = "https://api.botframework.com/.default";
    private LoginServer _login = null!;
    private RemoteChannel _channel = null!;
    private TokenServer _server = null!;

    public async Task InitializeAsync()
    {
        (_login, _channel) = (await LoginServer.StartAsync(), await RemoteChannel.StartAsync());
        _server = await TokenServer.WithAsync(new Dictionary<string, string> { ["AllowEmulator"] = "true", ["AllowedCallers:0"] = TokenServer.AllowedCaller }, _login);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _channel.DisposeAsync();
        await _login.DisposeAsync();
    }

    [Fact]
    public async Task Each_caller_is_answered_with_a_token_of_its_own_whoever_called_in_the_conversation_before()
    {
        await CallAsync(call => TokenServer.ByApp(call, TokenServer.AllowedCaller, "2.0"), 1);
        await CallAsync(call => call, 2);
        await CallAsync(call => TokenServer.ByApp(call, TokenServer.AppId, "1.0"), 3);
        await CallAsync(call => TokenServer.ByApp(call, TokenServer.AllowedCaller, "1.0"), 4);

        _login.Requests.Select(r => r.Form["scope"]).ShouldBe([$"{TokenServer.AllowedCaller}/.default", ForChannels]);
        _login.Requests.ShouldAllBe(r => r.Tenant == TokenServer.Tenant && r.Form["client_id"] == TokenServer.AppId);
        _channel.Calls.GroupBy(c => c.Activity).Select(answers => answers.Select(c => c.Authorization).Distinct().ShouldHaveSingleItem())
            .ShouldBe(["Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-1"]);
    }

    private async Task CallAsync(Func<TokenCall, TokenCall> caller, int number)
    {
        var call = caller(_server.Right());
        (call.Activity["id"], call.Activity["serviceUrl"]) = ($"in-{number}", _channel.ServiceUrl);
        call.Activity.Remove("deliveryMode");
        if (call.Payload.ContainsKey("serviceurl"))
        {
            call.Payload["serviceurl"] = _channel.ServiceUrl;
        }

        using var response = await _server.PostAsync(call);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        await OutboxDeliveries.DoneAsync(_server.Server, _server.Time);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!_channel.Calls.Any(c => c.Activity == $"in-{number}"))
        {
            await Task.Delay(10, patience.Token);
        }

        await OutboxDeliveries.DoneAsync(_server.Server, _server.Time);
    }
}
