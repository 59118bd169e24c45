using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding.Evaluation;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(8, 10, 0.8, 0.4902, 0.9433)]
    [InlineData(0, 10, 0, 0, 0.2775)]
    [InlineData(10, 10, 1, 0.7225, 1)]
    [InlineData(50, 100, 0.5, 0.4038, 0.5962)]
    [InlineData(0, 0, 0, 0, 1)]
    public void Bounds_are_those_of_the_tables(int right, int count, double share, double low, double high)
    {
        var interval = WilsonInterval.Of(right, count);
        interval.Share.ShouldBe(share, 1e-4);
        interval.Low.ShouldBe(low, 1e-4);
        interval.High.ShouldBe(high, 1e-4);
        interval.Count.ShouldBe(count);
    }

    [Fact]
    public void More_right_than_there_are_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));
}
