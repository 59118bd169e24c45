using System.Globalization;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Understanding;
using Spectre.Console;

namespace CitizenBot.Commands.Search;

/// <summary>A measurement of searching as tables for the terminal.</summary>
internal static class SearchTables
{
    public static Table Recall(IReadOnlyList<(string Name, IReadOnlyList<SearchedCase> Cases)> ways)
    {
        var languages = ways[0].Cases.Select(c => c.Case.Language).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = Titled("Right article first / among the first three, % (all questions in scope, by searching alone)", ["", .. languages, "all"]);
        foreach (var (name, cases) in ways)
        {
            string Of(Func<SearchedCase, bool> wanted)
            {
                var asked = cases.Where(c => c.Case.InScope && wanted(c)).ToList();
                return asked.Count == 0 ? "–" : $"{Percent(asked.Count(c => c.FindsWithin(1)), asked.Count)} / {Percent(asked.Count(c => c.FindsWithin(3)), asked.Count)} ({asked.Count})";
            }

            table.AddRow([name, .. languages.Select(language => Of(c => c.Case.Language == language)), Of(_ => true)]);
        }

        return table;
    }

    public static Table Decisions(IReadOnlyList<SearchedCase> cases)
    {
        var table = Titled("What becomes of the questions", "", "by intent alone", "with search");
        void Add(string name, Func<SearchedCase, bool> asked, Func<Decision, SearchedCase, bool> counts)
        {
            var of = cases.Where(asked).ToList();
            table.AddRow(name, Share(of.Count(c => counts(c.ByIntent, c)), of.Count), Share(of.Count(c => counts(c.WithSearch, c)), of.Count));
        }

        static bool Inside(SearchedCase c) => c.Case.InScope;
        static bool Outside(SearchedCase c) => !c.Case.InScope;
        static bool Asks(Decision d) => d.Action is PolicyAction.Clarify or PolicyAction.Suggest;
        static bool Offers(Decision d, SearchedCase c) => Asks(d) && d.Candidates.Any(c.Case.Expected.Contains);
        Add("answered right", Inside, (d, c) => d.Action == PolicyAction.Answer && c.Case.Expected.Contains(d.Intent));
        Add("answered wrong", Inside, (d, c) => d.Action == PolicyAction.Answer && !c.Case.Expected.Contains(d.Intent));
        Add("asked which, the right one offered", Inside, Offers);
        Add("asked which, the right one not offered", Inside, (d, c) => Asks(d) && !Offers(d, c));
        Add("not understood", Inside, (d, _) => d.Action == PolicyAction.Miss);
        Add("of those not understood by intent: right one offered", c => Inside(c) && c.ByIntent.Action == PolicyAction.Miss, Offers);
        Add("about nothing here: answered", Outside, (d, _) => d.Action == PolicyAction.Answer);
        Add("about nothing here: asked which", Outside, (d, _) => Asks(d));
        Add("about nothing here: told so", Outside, (d, _) => d.Action == PolicyAction.Miss);
        return table;
    }

    public static Table Calibration(IReadOnlyList<SearchedCase> cases)
    {
        var table = Titled("Confidence of the search against truth, where the intent is not answered", "confidence %", "first: cases", "right %", "first three: cases", "right %");
        var asked = cases.Where(c => c.ByIntent.Action != PolicyAction.Answer && c.Found.Articles.Count > 0).ToList();
        for (var low = 0.0; low < 0.99; low += 0.2)
        {
            List<SearchedCase> In(Func<SearchResult, double> confidence) => [.. asked.Where(c => confidence(c.Found) >= low && confidence(c.Found) < low + 0.2)];
            var (first, three) = (In(found => found.First), In(found => found.FirstThree));
            table.AddRow(
                string.Create(CultureInfo.InvariantCulture, $"{low * 100:f0} – {(low * 100) + 20:f0}"),
                first.Count.ToString(CultureInfo.InvariantCulture), Percent(first.Count(c => c.FindsWithin(1)), first.Count),
                three.Count.ToString(CultureInfo.InvariantCulture), Percent(three.Count(c => c.FindsWithin(3)), three.Count));
        }

        return table;
    }

    public static Table Passages(SearchResult found)
    {
        var table = Titled(
            string.Create(CultureInfo.InvariantCulture, $"The first is right with {found.First:p0}, one of the first three with {found.FirstThree:p0}, without the recognizer"),
            "article", "language", "section", "match");
        foreach (var (service, match) in found.Articles)
        {
            table.AddRow(Markup.Escape($"{service}\n{match.Title}"), match.Language, Markup.Escape($"{match.Section.Heading}\n{match.Section.Text}"), match.Score.ToString("f2", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table Titled(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Simple, ShowRowSeparators = false };
        table.AddColumns([.. columns.Select(Markup.Escape)]);
        return table;
    }

    private static string Share(int count, int of) => $"{Percent(count, of)} ({count}/{of})";

    private static string Percent(int count, int of) => of == 0 ? "–" : (100.0 * count / of).ToString("f1", CultureInfo.InvariantCulture);
}
