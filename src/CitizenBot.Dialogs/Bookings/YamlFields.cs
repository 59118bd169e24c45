using System.Globalization;
using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>One mapping of a content file; every reading names file and line when the value is wrong.</summary>
internal sealed partial class YamlFields
{
    private readonly string path;
    private readonly YamlMappingNode node;

    private YamlFields(string path, YamlMappingNode node)
    {
        this.path = path;
        this.node = node;
    }

    public IEnumerable<string> Names => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public static YamlFields Root(string path, string yaml, IReadOnlyCollection<string> keys)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            throw new ContentException(path, exception.Message, (int)exception.Start.Line);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws for a bracket that is never closed, without saying where.
            throw new ContentException(path, "the file is not YAML: perhaps a bracket or a quote is not closed");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? Of(path, root, keys)
            : throw new ContentException(path, "the file is not one mapping of keys to values", 1);
    }

    public ContentException Error(string key, string message) => Error(Find(key) ?? node, message);

    public ContentException Error(YamlNode at, string message) => new(path, message, (int)at.Start.Line);

    public bool Has(string key) => Find(key) is not null;

    public YamlNode Node(string key) => Find(key) ?? throw Error(node, $"'{key}' is missing");

    public string Text(string key) => Text(Node(key), $"'{key}'");

    public string Text(YamlNode at, string what) => at is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text
        ? text
        : throw Error(at, $"{what} is one text");

    public string Identifier(string key) => Text(key) is var id && IdentifierPattern().IsMatch(id)
        ? id
        : throw Error(key, $"'{key}' uses a-z, 0-9 and _, and starts with a letter");

    /// <summary>The first of the allowed words is also what an absent key means.</summary>
    public string OneOf(string key, params string[] allowed) => !Has(key) ? allowed[0]
        : Text(key) is var word && allowed.Contains(word) ? word
        : throw Error(key, $"'{key}' is one of: {string.Join(", ", allowed)}");

    /// <summary>The word of an enumeration, in lower case with underscores; where it is absent, the first.</summary>
    public T OneOf<T>(string key)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(name => WordStart().Replace(name, "_$1").ToLowerInvariant()).ToArray();
        return Enum.GetValues<T>()[Array.IndexOf(words, OneOf(key, words))];
    }

    /// <summary>A mapping inside this one.</summary>
    public YamlFields Mapping(string key, IReadOnlyCollection<string> keys) =>
        Of(path, Node(key) as YamlMappingNode ?? throw Error(key, $"'{key}' is a mapping"), keys);

    public bool Flag(string key, bool absent) => Has(key) ? OneOf(key, "true", "false") == "true" : absent;

    public int Number(string key, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Error(key, $"'{key}' is a whole number from {least} to {most}");

    /// <summary>Whole minutes that fill time cells exactly.</summary>
    public Duration Minutes(string key, int least, int most) => Number(key, least, most) is var minutes && minutes % BookingCell.Minutes == 0
        ? NodaTime.Duration.FromMinutes(minutes)
        : throw Error(key, $"'{key}' is a multiple of {BookingCell.Minutes} minutes");

    /// <summary>An ISO 8601 duration of days and smaller; a day is 24 hours.</summary>
    public Duration Duration(string key)
    {
        var parsed = PeriodPattern.NormalizingIso.Parse(Text(key));
        if (!parsed.Success || parsed.Value is { Years: not 0 } or { Months: not 0 })
            throw Error(key, $"'{key}' is an ISO 8601 duration of days, hours and minutes, for instance PT2H or P1D");
        var duration = parsed.Value.ToDuration();
        return duration >= NodaTime.Duration.Zero ? duration : throw Error(key, $"'{key}' is negative");
    }

    public int Days(string key, int least, int most)
    {
        var duration = Duration(key);
        return duration == NodaTime.Duration.FromDays(duration.Days) && duration.Days >= least && duration.Days <= most
            ? duration.Days
            : throw Error(key, $"'{key}' is a whole number of days from P{least}D to P{most}D");
    }

    public IReadOnlyList<T> Words<T>(string key)
        where T : struct, Enum
    {
        var words = new List<T>();
        foreach (var item in Items(key))
        {
            var text = Text(item, $"each of '{key}'");
            if (!Enum.GetNames<T>().Any(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) || !Enum.TryParse<T>(text, true, out var word))
                throw Error(item, $"'{text}' is none of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
            if (words.Contains(word))
                throw Error(item, $"'{text}' is there twice");
            words.Add(word);
        }

        return words;
    }

    /// <summary>A text by language tag; Swedish has to be there because it stands in for the others.</summary>
    public Dictionary<string, string> Texts(string key)
    {
        if (Node(key) is not YamlMappingNode map)
            throw Error(key, $"'{key}' is a text by language, for instance {{ sv: ..., en: ... }}");
        var texts = map.Children.ToDictionary(pair => Text(pair.Key, "the language"), pair => Text(pair.Value, $"'{key}'"), StringComparer.Ordinal);
        return texts.ContainsKey("sv") ? texts : throw Error(key, $"'{key}' has no Swedish text (sv)");
    }

    public IReadOnlyList<YamlNode> Items(string key) => Node(key) is YamlSequenceNode sequence
        ? [.. sequence.Children]
        : throw Error(key, $"'{key}' is a list");

    public IEnumerable<YamlFields> List(string key, IReadOnlyCollection<string> keys)
    {
        var items = Items(key);
        if (items.Count == 0)
            throw Error(key, $"'{key}' is empty");
        return items.Select(item => Of(path, item as YamlMappingNode ?? throw Error(item, $"each of '{key}' is a mapping"), keys));
    }

    private static YamlFields Of(string path, YamlMappingNode node, IReadOnlyCollection<string> keys)
    {
        foreach (var key in node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name))
                throw new ContentException(path, $"'{key}' is none of: {string.Join(", ", keys)}", (int)key.Start.Line);
        return new YamlFields(path, node);
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex IdentifierPattern();
}
