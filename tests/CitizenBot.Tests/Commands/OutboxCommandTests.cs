using CitizenBot.Commands.Outbox;
using CitizenBot.Tests.Kit;
using CitizenBot.Tests.Messages;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace CitizenBot.Tests.Commands;

public sealed class OutboxCommandTests : IAsyncLifetime, IDisposable
{
    private readonly StringWriter _output = new();
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private CitizenBotServer _server = null!;
    private RemoteChannel _channel = null!;
    private string[] _settings = [];

    public async Task InitializeAsync() => _channel = await RemoteChannel.StartAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _channel.DisposeAsync();
    }

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task While_the_program_runs_what_was_given_up_is_listed_tried_again_and_dropped(DatabaseKind database)
    {
        await StartAsync(database);
        _channel.Answer = (_, _) => Task.FromResult(403);
        await OutboxDeliveries.SendAsync(_server, "a", 2, _channel.ServiceUrl);
        await OutboxDeliveries.SendAsync(_server, "b", 1, _channel.ServiceUrl);
        await OutboxDeliveries.DoneAsync(_server, _time);

        (await RunAsync("list")).ShouldBe(0);
        Said.ShouldContain("channel/a/1");
        Said.ShouldContain("answered 403");
        Said.ShouldContain("2026-11-23 10:00");
        Said.ShouldContain("3 given up, 0 waiting.");

        _channel.Answer = (_, _) => Task.FromResult(200);
        (await RunAsync("retry", "channel/a/2")).ShouldBe(0);
        (await RunAsync("drop", "channel/b/1")).ShouldBe(0);
        await DeliveredAsync(4);
        (await RunAsync("retry", "--all")).ShouldBe(0);
        await DeliveredAsync(5);
        (await RunAsync("list")).ShouldBe(0);

        Said.ShouldContain("0 given up, 0 waiting.");
        _channel.Calls.TakeLast(2).Select(c => (c.Conversation, c.Text)).ShouldBe([("a", "1"), ("a", "0")]);
        foreach (var text in (string[])["0", "1"])
        {
            _channel.Calls.Where(c => c.Conversation == "a" && c.Text == text).Select(c => c.RequestId).Distinct().ShouldHaveSingleItem();
        }

        (await RunAsync("retry", "channel/a/2")).ShouldBe(1);
        Said.ShouldContain("not a delivery that was given up");
    }

    [Theory]
    [InlineData(2, "Say what to do")]
    [InlineData(2, "Say what to do", "show")]
    [InlineData(2, "Say which", "retry")]
    [InlineData(2, "not both", "retry", "channel/a/1", "--all")]
    [InlineData(2, "Say which", "drop", "--data", "x")]
    [InlineData(2, "is not the ID of a delivery", "retry", "a/1")]
    [InlineData(2, "is not the ID of a delivery", "drop", "letter/a/1")]
    [InlineData(2, "is not an option", "list", "--speed", "1")]
    [InlineData(2, "needs a value", "list", "--data")]
    [InlineData(1, "there is no database in it", "list", "--data", "/nowhere/at/all")]
    [InlineData(0, "Usage", "--help")]
    [InlineData(0, "Usage", "retry", "--help")]
    public async Task What_is_wrong_is_said_in_a_sentence(int status, string sentence, params string[] arguments)
    {
        (await OutboxCommand.RunAsync(arguments, Console())).ShouldBe(status);

        Said.ShouldContain(sentence);
    }

    private string Said => string.Join(' ', _output.ToString().Split((char[])['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    private async Task StartAsync(DatabaseKind kind)
    {
        _server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Database = kind, Time = _time, Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
        });
        _settings = [.. _server.DatabaseSettings.Select(s => $"--{s.Key}={s.Value}")];
    }

    private async Task DeliveredAsync(int calls)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_channel.Calls.Count < calls)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, patience.Token);
        }

        await OutboxDeliveries.DoneAsync(_server, _time);
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        return OutboxCommand.RunAsync([.. arguments, .. _settings], Console());
    }

    private IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) });
        console.Profile.Width = 200;
        return console;
    }
}
