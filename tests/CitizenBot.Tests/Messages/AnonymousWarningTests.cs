using System.Collections.Concurrent;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CitizenBot.Tests.Messages;

public sealed class AnonymousWarningTests
{
    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task An_open_door_is_said_at_the_start_in_one_line(string open, int lines)
    {
        using var warnings = new Warnings();
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = open, ["Logging:LogLevel:Default"] = "Warning" },
            Replace = services => services.AddSingleton<ILoggerProvider>(warnings),
        });

        warnings.Lines.Count(line => line.Contains("Bots:AllowAnonymous", StringComparison.Ordinal)).ShouldBe(lines);
        warnings.Lines.ShouldAllBe(line => !line.Contains('\n'));
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
