using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Knowledge;

/// <summary>
/// The assistants as they are now. Whoever asks gets the content of this moment; a turn asks once and keeps what it got, so
/// that it is of one version from its beginning to its end.
/// </summary>
internal sealed class CurrentContent(IReadOnlyDictionary<string, Assistant> loaded) : IReadOnlyDictionary<string, Assistant>
{
    private volatile IReadOnlyDictionary<string, Assistant> _now = loaded;

    public IEnumerable<string> Keys => _now.Keys;

    public IEnumerable<Assistant> Values => _now.Values;

    public int Count => _now.Count;

    public Assistant this[string key] => _now[key];

    /// <summary>Puts other content in place of all of it, at once.</summary>
    public void Replace(IReadOnlyDictionary<string, Assistant> with) => _now = with;

    public bool ContainsKey(string key) => _now.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Assistant value) => _now.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, Assistant>> GetEnumerator() => _now.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
