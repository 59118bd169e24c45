using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding.Evaluation;

public sealed class ReliabilityTests
{
    [Fact]
    public void Error_is_the_weighted_distance_of_confidence_from_truth()
    {
        // 0.9: three of four right, 0.15 too sure. 0.25: half of two right, 0.25 too modest.
        var reliability = Reliability.Of([(0.9, true), (0.9, true), (0.9, true), (0.9, false), (0.25, true), (0.25, false)]);
        reliability.Error.ShouldBe(((4 * 0.15) + (2 * 0.25)) / 6, 1e-9);
        reliability.Bins.Count.ShouldBe(10);
        reliability.Bins[9].Right.Share.ShouldBe(0.75);
        reliability.Bins[2].Count.ShouldBe(2);
    }

    [Fact]
    public void Certainty_belongs_to_the_last_bin_and_none_to_the_first()
    {
        var reliability = Reliability.Of([(1, true), (0, false)]);
        reliability.Bins[9].Count.ShouldBe(1);
        reliability.Bins[0].Count.ShouldBe(1);
        reliability.Error.ShouldBe(0);
    }

    [Fact]
    public void Nothing_has_no_error() => Reliability.Of([]).Error.ShouldBe(0);
}
