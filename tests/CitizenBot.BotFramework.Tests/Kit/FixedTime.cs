namespace CitizenBot.BotFramework.Tests.Kit;

/// <summary>A clock that stands still until told.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
