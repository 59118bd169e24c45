using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding.Evaluation;

public sealed class RocCurveTests
{
    [Theory]
    [InlineData(new[] { 0.9, 0.8 }, new[] { 0.2, 0.1 }, 1)]
    [InlineData(new[] { 0.1 }, new[] { 0.9 }, 0)]
    [InlineData(new[] { 0.5, 0.5 }, new[] { 0.5 }, 0.5)]
    // Of six pairs four are in order and one is a draw.
    [InlineData(new[] { 0.9, 0.6, 0.4 }, new[] { 0.6, 0.3 }, 4.5 / 6)]
    public void Area_is_the_chance_of_the_right_order(double[] inside, double[] outside, double area) =>
        RocCurve.Area(inside, outside)!.Value.ShouldBe(area, 1e-9);

    [Fact]
    public void There_is_no_area_without_both_sides()
    {
        RocCurve.Area([], [0.5]).ShouldBeNull();
        RocCurve.Area([0.5], []).ShouldBeNull();
    }

    [Fact]
    public void Points_go_from_nothing_let_through_to_everything() =>
        RocCurve.Points([0.9, 0.6], [0.6, 0.3]).ShouldBe([new(0, 0), new(0, 0.5), new(0.5, 1), new(1, 1)]);
}
