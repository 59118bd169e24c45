namespace Benchmarks.Languages;

/// <summary>"--name value" pairs of a command line.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Options(string[] arguments)
    {
        for (var i = 0; i + 1 < arguments.Length; i += 2) _values[arguments[i]] = arguments[i + 1];
    }

    public string Required(string name) =>
        Optional(name) ?? throw new ArgumentException($"The option {name} is missing.");

    public string? Optional(string name) => _values.GetValueOrDefault(name);
}
