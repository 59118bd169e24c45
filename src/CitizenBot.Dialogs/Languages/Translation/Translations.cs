using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Privacy;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>
/// The one way from a text to its machine translation. Line by line: mask what is personal and lock what the glossary names, ask the memory, then
/// the engines in the assistant's order, check that all locked parts and all numbers came back, and put them back. A line that fails the check is
/// tried again with its numbers locked too, and stays in the original language if that fails as well.
/// </summary>
public sealed class Translations(ITranslatorChain chain, ITranslationMemory memory, TimeProvider time) : ITranslations
{
    private const string Pivot = "en";

    /// <inheritdoc/>
    public async Task<bool> CanAsync(Assistant assistant, string from, string to, CancellationToken cancellationToken) =>
        (await RoutesAsync(assistant, LanguageTags.Written(from), LanguageTags.Written(to), cancellationToken)).Count > 0;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineTranslation>?> TranslateAsync(
        Assistant assistant, IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        (from, to) = (LanguageTags.Written(from), LanguageTags.Written(to));
        if (from == to)
        {
            return null;
        }

        // Who has just failed is not asked again for the long way round.
        var failed = new HashSet<ITranslator>();
        foreach (var route in await RoutesAsync(assistant, from, to, cancellationToken))
        {
            if (!route.Steps.Any(step => failed.Contains(step.Translator)) && await AlongAsync(route, assistant.Glossary, texts, failed, cancellationToken) is { } translated)
            {
                return translated;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<MachineTranslation>?> AlongAsync(Route route, Glossary glossary, IReadOnlyList<string> texts, HashSet<ITranslator> failed, CancellationToken cancellationToken)
    {
        var now = texts.Select(text => new MachineTranslation(text, text, route.Steps[0].From, route.Steps[^1].To, route.Name, time.GetUtcNow(), true)).ToList();
        foreach (var step in route.Steps)
        {
            var lines = now.Select(text => TranslatableLine.Split(text.Text)).ToList();
            if (await LinesAsync(step, glossary, [.. lines.SelectMany(split => split).SelectMany(line => line.WithLabels())], cancellationToken) is false)
            {
                failed.Add(step.Translator);
                return null;
            }

            now = [.. now.Zip(lines, (text, split) => text with { Text = TranslatableLine.Join(split), Complete = text.Complete && split.All(line => line.Complete) })];
        }

        return now;
    }

    private async Task<bool> LinesAsync(Step step, Glossary glossary, IReadOnlyList<TranslatableLine> lines, CancellationToken cancellationToken)
    {
        if (!await TryLinesAsync(step, glossary, lines, line => MaskedText.Of(line.Words, Locked(line, glossary)), cancellationToken))
        {
            return false;
        }

        var changed = lines.Where(line => line.Translation is null).ToList();
        return changed.Count == 0
            || await TryLinesAsync(step, glossary, changed, line => MaskedText.Of(line.Words, Locked(line, glossary).Concat(Glossary.FindNumbers(line.Words))), cancellationToken);
    }

    private async Task<bool> TryLinesAsync(Step step, Glossary glossary, IReadOnlyList<TranslatableLine> lines, Func<TranslatableLine, MaskedText> mask, CancellationToken cancellationToken)
    {
        var masked = lines.Select(mask).ToList();
        List<string> texts = [.. masked.Select(line => line.Text).Where(HasWords).Distinct()];
        var known = await memory.FindAsync(texts, step.From, step.To, step.Translator.Name, glossary.Version, cancellationToken);
        var translations = texts.Zip(known).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!);
        List<string> unknown = [.. texts.Where(text => !translations.ContainsKey(text))];
        if (unknown.Count > 0)
        {
            if (await step.Translator.TranslateAsync(unknown, step.From, step.To, cancellationToken) is not { } fresh)
            {
                return false;
            }

            List<(string Text, string Translation)> pairs = [.. unknown.Zip(fresh)];
            pairs.ForEach(pair => translations[pair.Text] = pair.Translation);
            await memory.RememberAsync([.. pairs.Where(pair => IsFaithful(pair.Text, pair.Translation))], step.From, step.To, step.Translator.Name, glossary.Version, cancellationToken);
        }

        foreach (var (line, hidden) in lines.Zip(masked))
        {
            // What is but a name or a link is the same in every language.
            var translation = translations.GetValueOrDefault(hidden.Text, hidden.Text);
            line.Translation = IsFaithful(hidden.Text, translation) ? hidden.Restore(translation) : null;
        }

        return true;
    }

    private static IEnumerable<(int Start, int Length)> Locked(TranslatableLine line, Glossary glossary) =>
        TranslatableLine.FindMarkup(line.Words).Concat(glossary.Find(line.Words));

    private static bool HasWords(string text) => text.Any(char.IsLetter);

    /// <summary>Whether the numbers of a text are those of its translation: times, amounts and tokens alike.</summary>
    private static bool IsFaithful(string text, string translation) =>
        !string.IsNullOrWhiteSpace(translation) && Glossary.NumbersIn(text).SequenceEqual(Glossary.NumbersIn(translation));

    /// <summary>The ways from one language to another: each engine that has the pair, in order; then through English.</summary>
    private async Task<IReadOnlyList<Route>> RoutesAsync(Assistant assistant, string from, string to, CancellationToken cancellationToken)
    {
        var engines = new List<(ITranslator Translator, LanguagePairs Pairs)>();
        foreach (var translator in chain.Of(assistant))
        {
            engines.Add((translator, await translator.PairsAsync(cancellationToken)));
        }

        var routes = engines.Where(engine => engine.Pairs.Has(from, to)).Select(engine => new Route([new Step(engine.Translator, from, to)])).ToList();
        if (from != Pivot && to != Pivot
            && engines.FirstOrDefault(engine => engine.Pairs.Has(from, Pivot)).Translator is { } into
            && engines.FirstOrDefault(engine => engine.Pairs.Has(Pivot, to)).Translator is { } outOf)
        {
            routes.Add(new Route([new Step(into, from, Pivot), new Step(outOf, Pivot, to)]));
        }

        return routes;
    }

    private sealed record Step(ITranslator Translator, string From, string To);

    private sealed record Route(IReadOnlyList<Step> Steps)
    {
        public string Name => string.Join('+', Steps.Select(step => step.Translator.Name).Distinct());
    }
}
