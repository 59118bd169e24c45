using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CitizenBot.Dialogs.Privacy;

/// <summary>
/// A text as it may leave the process: what is personal in it, and what else must come back unchanged, stands as <c>⟦1⟧</c>, <c>⟦2⟧</c> and so on.
/// The same detail has the same number.
/// </summary>
public sealed partial class MaskedText
{
    private readonly List<string> _hidden = [];
    private readonly List<int> _order = [];

    private MaskedText(string original) => Text = original;

    /// <summary>What may be sent.</summary>
    public string Text { get; private set; }

    /// <summary>How many details are hidden, each counted once.</summary>
    public int Count => _hidden.Count;

    /// <summary>Hides the personal details of a text.</summary>
    public static MaskedText Of(string text) => Of(text, []);

    /// <summary>Hides the personal details of a text, and other parts of it.</summary>
    /// <param name="text">The original.</param>
    /// <param name="others">UTF-16 offsets and lengths of what else is to stay as it is; what overlaps something before it counts as part of that.</param>
    public static MaskedText Of(string text, IEnumerable<(int Start, int Length)> others)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = new MaskedText(text);
        // A token in the original would be taken for one of ours.
        var spans = PersonalData.Find(text).Select(span => (span.Start, span.Length)).Concat(others)
            .Concat(Bracket().Matches(text).Select(match => (Start: match.Index, match.Length)))
            .OrderBy(span => span.Start).ThenByDescending(span => span.Length).ToList();
        if (spans.Count == 0)
        {
            return masked;
        }

        var written = new StringBuilder(text.Length);
        var position = 0;
        foreach (var (start, length) in spans.Where(span => span.Length > 0))
        {
            if (start < position)
            {
                continue;
            }

            written.Append(text, position, start - position).Append(masked.Hide(text.Substring(start, length)));
            position = start + length;
        }

        masked.Text = written.Append(text, position, text.Length - position).ToString();
        return masked;
    }

    /// <summary>Puts the details back.</summary>
    /// <param name="text">What became of <see cref="Text"/>.</param>
    /// <returns>The text with them; null where one is missing, doubled or not ours, so that it cannot be trusted.</returns>
    public string? Restore(string text)
    {
        var seen = new List<int>();
        var valid = true;
        var restored = Token().Replace(text, match =>
        {
            if (int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _hidden.Count)
            {
                seen.Add(number);
                return _hidden[number - 1];
            }

            valid = false;
            return match.Value;
        });
        return valid && seen.Order().SequenceEqual(_order.Order()) ? restored : null;
    }

    private string Hide(string detail)
    {
        var index = _hidden.IndexOf(detail);
        if (index < 0)
        {
            _hidden.Add(detail);
            index = _hidden.Count - 1;
        }

        _order.Add(index + 1);
        return string.Create(CultureInfo.InvariantCulture, $"⟦{index + 1}⟧");
    }

    [GeneratedRegex("[⟦⟧]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"⟦\s*([0-9]{1,4})\s*⟧")]
    private static partial Regex Token();
}
