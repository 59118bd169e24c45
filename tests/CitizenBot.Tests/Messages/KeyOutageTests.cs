using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Messages;

/// <summary>The provider of the keys fails; the bot's callers are told so, or do not even notice.</summary>
public sealed class KeyOutageTests : IAsyncLifetime
{
    private readonly TokenServer _server = new();

    private static readonly string[] Failures = ["500", "404", "garbage", "no keys", "keys elsewhere", "cut off", "huge", "redirect"];

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Without_keys_callers_are_asked_to_come_back()
    {
        foreach (var failure in Failures)
        {
            Fail(failure);
            (await StatusAsync()).ShouldBe(503, failure);
            _server.Time.Advance(TimeSpan.FromSeconds(31));
        }

        _server.Provider.Failure = null;
        (await StatusAsync()).ShouldBe(200);
        _server.Server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_that_were_fetched_once_survive_an_outage()
    {
        (await StatusAsync()).ShouldBe(200);
        _server.Time.Advance(TimeSpan.FromHours(25));
        foreach (var failure in Failures)
        {
            Fail(failure);
            _server.Time.Advance(TimeSpan.FromSeconds(31));
            (await StatusAsync()).ShouldBe(200, failure);
            (await StatusAsync()).ShouldBe(200, failure);
        }

        _server.Provider.Fetches.ShouldBe(1 + Failures.Length);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_holds_up_nobody_who_has_a_key()
    {
        (await StatusAsync()).ShouldBe(200);

        var asked = new TaskCompletionSource();
        _server.Provider.Failure = http =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        _server.Time.Advance(TimeSpan.FromHours(25));
        var waiting = StatusAsync();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        (await StatusAsync()).ShouldBe(200);
        waiting.IsCompleted.ShouldBeFalse();
        (await waiting).ShouldBe(200);
    }

    [Fact]
    public async Task A_made_up_key_asks_the_provider_once_an_hour_at_most_and_a_new_one_is_found()
    {
        (await StatusAsync()).ShouldBe(200);
        for (var i = 0; i < 5; i++)
        {
            (await StatusAsync($"made-up-{i}")).ShouldBe(401);
        }

        _server.Provider.Fetches.ShouldBe(1);
        _server.Provider.Issuer.WithKey("rolled", "test");
        _server.Time.Advance(TimeSpan.FromMinutes(61));
        (await StatusAsync("rolled")).ShouldBe(200);
        (await StatusAsync("made-up")).ShouldBe(401);
        _server.Provider.Fetches.ShouldBe(2);
    }

    private async Task<int> StatusAsync(string kid = "key")
    {
        var call = _server.Right();
        call.Kid = kid;
        call.SignedWith = kid.StartsWith("made-up", StringComparison.Ordinal) ? "key" : null;
        using var response = await _server.PostAsync(call);
        if ((int)response.StatusCode != 200)
        {
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        }

        return (int)response.StatusCode;
    }

    private void Fail(string failure) => _server.Provider.Failure = http =>
    {
        switch (failure)
        {
            case "500" or "404":
                http.Response.StatusCode = int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            case "redirect":
                http.Response.Redirect("http://127.0.0.1:9/");
                return Task.CompletedTask;
            case "no keys":
                return http.Response.WriteAsync("{}");
            case "keys elsewhere":
                return http.Response.WriteAsync("""{"jwks_uri":"http://keys.example/keys"}""");
            case "cut off":
                http.Response.ContentLength = 5000;
                http.Abort();
                return Task.CompletedTask;
            case "huge":
                return http.Response.WriteAsync($$"""{"a":"{{new string('a', 2_000_000)}}"}""");
            default:
                return http.Response.WriteAsync("<html>");
        }
    };
}
