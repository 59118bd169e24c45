namespace Benchmarks.Turns;

/// <summary>A server under test. It runs as a process of its own, one at a time.</summary>
/// <param name="Subject"><see cref="CitizenBot"/>, <see cref="BotBuilder"/> or <see cref="Bare"/>.</param>
/// <param name="Bot"><c>echo</c>, <c>dialog</c>, or <c>none</c> for the bare endpoint.</param>
/// <param name="Storage"><c>memory</c> or <c>sqlite</c>.</param>
internal sealed record ServerUnderTest(string Subject, string Bot, string Storage)
{
    public const string CitizenBot = "CitizenBot";
    public const string BotBuilder = "botbuilder (JavaScript)";
    public const string Bare = "bare ASP.NET Core";

    /// <summary>The bare endpoint first: the others are told in multiples of it.</summary>
    public static IReadOnlyList<ServerUnderTest> All { get; } =
    [
        new(Bare, "none", "none"),
        new(CitizenBot, "echo", "memory"),
        new(CitizenBot, "echo", "sqlite"),
        new(CitizenBot, "dialog", "memory"),
        new(CitizenBot, "dialog", "sqlite"),
        new(BotBuilder, "echo", "memory"),
        new(BotBuilder, "dialog", "memory"),
    ];

    /// <summary>Replies to a channel go through the outbox, which is a table: only a database has one.</summary>
    public IReadOnlyList<string> Deliveries => this switch
    {
        { Subject: Bare } or { Subject: CitizenBot, Storage: "memory" } => [Scenario.ExpectReplies],
        _ => [Scenario.ExpectReplies, Scenario.Normal],
    };
}

/// <summary>One measurement.</summary>
internal sealed record Scenario(ServerUnderTest Server, string Delivery, int Connections)
{
    /// <summary>The replies are in the response.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>The replies are posted to the channel; the turn is over when they are there.</summary>
    public const string Normal = "normal";

    public static readonly int[] ConnectionCounts = [1, 16, 64];
}
