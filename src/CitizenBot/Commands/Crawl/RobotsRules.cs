using System.Globalization;
using System.Text.RegularExpressions;

namespace CitizenBot.Commands.Crawl;

/// <summary>What a host's robots.txt lets this robot read (RFC 9309), and how fast.</summary>
internal sealed class RobotsRules
{
    /// <summary>The name to which rules can be addressed.</summary>
    public const string Product = "CitizenBot-crawl";

    /// <summary>RFC 9309, 2.5: at least this much of the file is read.</summary>
    private const int MostRead = 500 * 1024;
    private const double LongestDelay = 60;
    private readonly List<(string Pattern, bool Allow)> _rules;

    private RobotsRules(List<(string, bool)> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>No robots.txt: everything may be read.</summary>
    public static RobotsRules Everything { get; } = new([], null);

    /// <summary>robots.txt cannot be reached: nothing may (RFC 9309, 2.3.1.4).</summary>
    public static RobotsRules Nothing { get; } = new([("/", false)], null);

    /// <summary>How long it asks to wait between two requests, at most a minute; null when it does not say.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Reads a robots.txt: the groups that name this robot, else those for all.</summary>
    public static RobotsRules Parse(string text)
    {
        List<(string, bool)> own = [], all = [];
        TimeSpan? ownDelay = null, allDelay = null;
        bool isOwn = false, isAll = false, isNamed = false, inAgents = false;
        foreach (var line in text[..Math.Min(text.Length, MostRead)].Split('\n', '\r'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var key = line[..colon].Trim().ToLowerInvariant();
            var value = line[(colon + 1)..].Split('#')[0].Trim();
            if (key == "user-agent")
            {
                if (!inAgents) (isOwn, isAll) = (false, false);
                inAgents = true;
                isOwn |= value.Split('/')[0].Equals(Product, StringComparison.OrdinalIgnoreCase);
                isAll |= value == "*";
                isNamed |= isOwn;
                continue;
            }

            if (key is not ("allow" or "disallow" or "crawl-delay")) continue;
            inAgents = false;
            if (key == "crawl-delay")
            {
                if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) continue;
                var delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay));
                if (isOwn) ownDelay = delay;
                if (isAll) allDelay = delay;
                continue;
            }

            // An empty rule matches nothing.
            if (value.Length == 0) continue;
            if (isOwn) own.Add((value, key == "allow"));
            if (isAll) all.Add((value, key == "allow"));
        }

        return isNamed ? new(own, ownDelay) : new(all, allDelay);
    }

    /// <summary>Whether a page may be read: the longest rule that fits decides, and a draw allows.</summary>
    public bool Allow(Uri address)
    {
        var path = address.PathAndQuery;
        return _rules.Where(rule => Fits(rule.Pattern, path)).OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allow)
            .Select(rule => (bool?)rule.Allow).FirstOrDefault() ?? true;
    }

    private static bool Fits(string pattern, string path)
    {
        var ends = pattern.EndsWith('$');
        var expression = string.Join(".*", pattern.TrimEnd('$').Split('*').Select(Regex.Escape));
        return Regex.IsMatch(path, $"^{expression}{(ends ? "$" : "")}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
