using System.Text;
using System.Text.RegularExpressions;

namespace CitizenBot.Tests.Operations;

/// <summary>A Bicep file as far as its structure can be read without a compiler.</summary>
internal sealed partial class BicepSource
{
    private const string Closes = ")]}", Opens = "([{";
    private readonly StringBuilder _code = new();
    private readonly Stack<(char Expected, int Line)> _open = new();

    public BicepSource(string name, string text)
    {
        (Name, Text) = (name, text);
        Read();
        Code = _code.ToString();
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>The file without comments and strings; what stands in the <c>${}</c> of a string is code too.</summary>
    public string Code { get; }

    /// <summary>What does not balance, with its line; null where everything does.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyList<Declaration> Parameters => [.. Parameter().Matches(Text).Select(m => new Declaration(m.Groups["name"].Value, m.Groups["default"].Success, m.Groups["description"].Success))];

    public IReadOnlyList<string> Declared => [.. DeclaredName().Matches(Code).Select(m => m.Groups[1].Value)];

    public IReadOnlyList<string> Assigned => [.. Assignment().Matches(Text).Select(m => m.Groups[1].Value)];

    public IReadOnlyList<string> Modules => [.. Module().Matches(Text).Select(m => m.Groups[1].Value)];

    /// <summary>Resource types with the version of their API. A child is of its parent's.</summary>
    public IReadOnlyList<(string Type, string Version)> Resources => [.. Resource().Matches(Text).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    /// <summary>What each use of a module passes: the file, and the names of the parameters.</summary>
    public IReadOnlyList<(string File, IReadOnlyList<string> Passed)> Calls =>
        [.. Call().Matches(Text).Select(m => (m.Groups["file"].Value, (IReadOnlyList<string>)[.. Key(m.Groups["indent"].Length + 2).Matches(m.Groups["params"].Value).Select(k => k.Groups[1].Value)]))];

    public bool Uses(string name) => Regex.Count(Code, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)") > 1;

    private void Read()
    {
        var line = 1;
        for (var i = 0; i < Text.Length && Fault is null; i++)
        {
            var c = Text[i];
            line += c == '\n' ? 1 : 0;
            if (_open.TryPeek(out var inner) && inner.Expected == '\'')
            {
                i = InString(i, line);
            }
            else if (c == '/' && i + 1 < Text.Length && Text[i + 1] == '/')
            {
                i = Text.IndexOf('\n', i) is var end and >= 0 ? end - 1 : Text.Length;
            }
            else if (c == '\'')
            {
                _open.Push(('\'', line));
            }
            else
            {
                Bracket(c, line);
                _code.Append(c);
            }
        }

        Fault ??= _open.TryPeek(out var left) ? $"{Name}:{left.Line}: {left.Expected} is missing" : null;
    }

    private int InString(int i, int line)
    {
        switch (Text[i])
        {
            case '\\': return i + 1;
            case '\n': Fault = $"{Name}:{line - 1}: the string does not end"; return i;
            case '\'': _open.Pop(); _code.Append(' '); return i;
            case '$' when i + 1 < Text.Length && Text[i + 1] == '{': _open.Push(('}', line)); _code.Append(' '); return i + 1;
            default: return i;
        }
    }

    private void Bracket(char c, int line)
    {
        if (Opens.IndexOf(c, StringComparison.Ordinal) is var open and >= 0)
        {
            _open.Push((Closes[open], line));
        }
        else if (Closes.Contains(c, StringComparison.Ordinal) && !(_open.TryPop(out var last) && last.Expected == c))
        {
            Fault = $"{Name}:{line}: {c} closes nothing";
        }
    }

    private static Regex Key(int indent) => new($@"^ {{{indent}}}(\w+):", RegexOptions.Multiline);

    [GeneratedRegex(@"(?<description>^@description\('(?:\\.|[^'\\\n])+'\)\n)?(?:^@.*\n)*^param (?<name>\w+) (?:\{(?s:.*?)^\}\S*|\S+)(?<default> =)?", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?:param|var) (\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredName();

    [GeneratedRegex(@"^param (\w+) =", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^module \w+ '([^']+)'", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"resource \w+ '(Microsoft\.[^'@]+)@([^']+)'")]
    private static partial Regex Resource();

    [GeneratedRegex(@"^module \w+ '(?<file>[^']+)' =(?s:.*?)^(?<indent> +)params: \{\n(?<params>(?s:.*?))^\k<indent>\}", RegexOptions.Multiline)]
    private static partial Regex Call();

    /// <summary>A parameter.</summary>
    internal sealed record Declaration(string Name, bool HasDefault, bool IsDescribed);
}
