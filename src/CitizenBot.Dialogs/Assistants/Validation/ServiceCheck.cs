using System.Globalization;
using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>What can be wrong with one service beyond what keeps it from being read.</summary>
internal static partial class ServiceCheck
{
    /// <summary>Facts older than this are probably no longer right.</summary>
    private const int OldestFacts = 10;

    /// <summary>A native speaker's review holds this long.</summary>
    private const int OldestReview = 2;

    public static IEnumerable<Finding> Check(string folder, Service service, Assistant assistant, DateOnly today)
    {
        var path = Path.Combine(folder, "service.yaml");
        var file = YamlContent.Read<ServiceFile>(path);
        foreach (var language in assistant.Languages)
        {
            var (article, examples) = ($"article.{language}.md", $"examples.{language}.txt");
            List<string> expected = language == LanguageTags.EasySwedish ? [article] : [article, examples];
            List<string> missing = [.. expected.Where(name => !File.Exists(Path.Combine(folder, name)))];
            if (assistant.WholeLanguages.Contains(language))
            {
                foreach (var name in missing)
                {
                    yield return new Finding(Severity.Error, folder, null, $"'{name}' is missing: the assistant answers in '{language}'.");
                }
            }
            else if (missing.Count == 1 && expected.Count == 2)
            {
                yield return new Finding(Severity.Error, folder, null, $"'{missing[0]}' is missing: what is asked in '{language}' needs both an answer and questions, or neither.");
            }
        }

        foreach (var article in service.Articles.Values)
        {
            foreach (var finding in Figures(folder, file, article)) yield return finding;
        }

        foreach (var (language, hardest) in new[] { ("sv", Readability.Hardest), (LanguageTags.EasySwedish, Readability.HardestEasy) })
        {
            if (!service.Articles.TryGetValue(language, out var swedish) || Readability.Lix($"{swedish.Short}\n{swedish.Body}") is var lix && lix <= hardest) continue;
            yield return new Finding(Severity.Warning, ArticlePath(folder, language), null,
                string.Create(CultureInfo.InvariantCulture, $"LIX is {lix:0}, over {hardest:0}: use shorter sentences and shorter words."));
        }

        if (service.FactsDate is { } facts && int.Parse(facts.AsSpan(0, 4), CultureInfo.InvariantCulture) < today.Year - OldestFacts)
        {
            yield return new Finding(Severity.Warning, path, LineOf(path, "facts_date"), $"The facts are from {facts}. Check them against {service.Url}.");
        }

        foreach (var finding in Reviews(folder, service, today)) yield return finding;
    }

    /// <summary>A figure is as good as its source: none without one, and none where the source itself is unsure.</summary>
    private static IEnumerable<Finding> Figures(string folder, ServiceFile file, Article article)
    {
        if (file is { Confidence: "found", Sources.Count: > 0 }) yield break;
        var path = ArticlePath(folder, article.Language);
        if (Figure().Match($"{article.Short}\n{article.Body}") is { Success: true, Value: var figure })
        {
            yield return new Finding(Severity.Error, path, LineOf(path, figure), file.Sources.Count == 0
                ? $"'{figure}' has no source: name one under 'sources' in service.yaml, or leave the figure out."
                : $"'{figure}' stands in a service marked '{file.Confidence}': lead to the page instead of giving a figure.");
        }
    }

    private static IEnumerable<Finding> Reviews(string folder, Service service, DateOnly today)
    {
        foreach (var language in service.Articles.Where(a => a.Value.Status == TextStatus.Reviewed).Select(a => a.Key))
        {
            var path = ArticlePath(folder, language);
            var reviewed = File.ReadLines(path).Select(line => ReviewDate().Match(line)).FirstOrDefault(match => match.Success);
            if (reviewed is not null && DateOnly.Parse(reviewed.Groups[1].ValueSpan, CultureInfo.InvariantCulture).AddYears(OldestReview) < today)
            {
                yield return new Finding(Severity.Warning, path, LineOf(path, "reviewed:"), $"The review of {reviewed.Groups[1].Value} is over {OldestReview} years old. Have the text read again.");
            }
        }
    }

    private static string ArticlePath(string folder, string language) => Path.Combine(folder, $"article.{language}.md");

    private static int? LineOf(string path, string text)
    {
        var index = Array.FindIndex(File.ReadAllLines(path), line => line.Contains(text, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    /// <summary>An amount of money, a share, or a time of day.</summary>
    [GeneratedRegex(@"\d[\d  ]*\s?(kr\b|kronor|SEK|€|%|procent)|(?<!\d)\d{1,2}[.:]\d{2}(?!\d)")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^reviewed:\s*[""']?(\d{4}-\d{2}-\d{2})")]
    private static partial Regex ReviewDate();
}
