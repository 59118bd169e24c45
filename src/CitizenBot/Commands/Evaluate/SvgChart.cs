using System.Globalization;
using System.Text;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Commands.Evaluate;

/// <summary>Charts as SVG, coloured by the page they stand in; every number is also in a table of that page.</summary>
internal static class SvgChart
{
    private const double Size = 300;
    private const double Edge = 40;
    private const double RowHeight = 26;

    /// <summary>Confidence from left to right, truth upwards; the area of a dot tells how many cases it stands for.</summary>
    public static string Reliability(Reliability reliability)
    {
        var svg = Square("Reliability: confidence against the share that was right", "confidence", "right");
        var most = Math.Max(1, reliability.Bins.Max(bin => bin.Count));
        foreach (var bin in reliability.Bins.Where(bin => bin.Count > 0))
        {
            svg.Append(Invariant($"<line class=\"interval\" x1=\"{X(bin.Confidence)}\" x2=\"{X(bin.Confidence)}\" y1=\"{Y(bin.Right.Low)}\" y2=\"{Y(bin.Right.High)}\"/>"));
            svg.Append(Invariant($"<circle class=\"mark\" cx=\"{X(bin.Confidence)}\" cy=\"{Y(bin.Right.Share)}\" r=\"{3 + (7 * Math.Sqrt((double)bin.Count / most)):f1}\"><title>{bin.Count} cases</title></circle>"));
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Out of scope from left to right, in scope upwards: what reaches each threshold.</summary>
    public static string Roc(IReadOnlyList<RocPoint> points)
    {
        var svg = Square("ROC: in scope against out of scope at every threshold", "out of scope let through", "in scope let through");
        var path = string.Join(' ', points.Select(point => Invariant($"{X(point.Outside)},{Y(point.Inside)}")));
        return svg.Append("<polyline class=\"curve\" points=\"").Append(path).Append("\"/></svg>").ToString();
    }

    /// <summary>A bar a language with its interval.</summary>
    public static string Languages(IReadOnlyList<LanguageScore> scores)
    {
        var height = (scores.Count * RowHeight) + Edge;
        var svg = new StringBuilder(Invariant($"<svg role=\"img\" aria-label=\"Share understood by language\" viewBox=\"0 0 {Size + (2 * Edge)} {height}\">"));
        for (var i = 0; i < scores.Count; i++)
        {
            var (accuracy, top) = (scores[i].Accuracy, i * RowHeight);
            svg.Append(Invariant($"<text x=\"{Edge - 6}\" y=\"{top + 17}\" text-anchor=\"end\">{HtmlReport.Encode(scores[i].Language)}</text>"));
            svg.Append(Invariant($"<rect class=\"bar\" x=\"{Edge}\" y=\"{top + 4}\" width=\"{accuracy.Share * Size:f1}\" height=\"{RowHeight - 8}\"/>"));
            svg.Append(Invariant($"<line class=\"interval\" x1=\"{X(accuracy.Low)}\" x2=\"{X(accuracy.High)}\" y1=\"{top + 13}\" y2=\"{top + 13}\"/>"));
        }

        svg.Append(Invariant($"<text x=\"{Edge}\" y=\"{height - 14}\">0 %</text><text x=\"{Edge + Size}\" y=\"{height - 14}\" text-anchor=\"end\">100 %</text>"));
        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Square(string label, string across, string upwards) => new StringBuilder()
        .Append(Invariant($"<svg role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {Size + (2 * Edge)} {Size + (2 * Edge)}\">"))
        .Append(Invariant($"<rect class=\"frame\" x=\"{Edge}\" y=\"{Edge}\" width=\"{Size}\" height=\"{Size}\"/>"))
        .Append(Invariant($"<line class=\"even\" x1=\"{X(0)}\" y1=\"{Y(0)}\" x2=\"{X(1)}\" y2=\"{Y(1)}\"/>"))
        .Append(Invariant($"<text x=\"{Edge + (Size / 2)}\" y=\"{Size + Edge + 26}\" text-anchor=\"middle\">{across}, 0 to 100 %</text>"))
        .Append(Invariant($"<text x=\"{Edge}\" y=\"{Edge - 12}\">{upwards}, 0 to 100 %</text>"));

    private static string X(double share) => Invariant($"{Edge + (share * Size):f1}");

    private static string Y(double share) => Invariant($"{Edge + ((1 - share) * Size):f1}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
