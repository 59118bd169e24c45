namespace CitizenBot.Commands;

/// <summary>The options of a command itself, apart from the program's settings that it takes too.</summary>
internal static class OwnOptions
{
    /// <summary>The values of the options named, as <c>--name VALUE</c> or <c>--name=VALUE</c>, and everything else.</summary>
    public static (IReadOnlyDictionary<string, string> Own, string[] Settings) Split(IReadOnlyList<string> arguments, params ReadOnlySpan<string> names)
    {
        var (own, rest) = (new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            var parts = arguments[i].Split('=', 2);
            if (!names.Contains(parts[0]))
            {
                rest.Add(arguments[i]);
            }
            else if (parts.Length == 2 || i + 1 < arguments.Count)
            {
                own[parts[0]] = parts.Length == 2 ? parts[1] : arguments[++i];
            }
        }

        return (own, [.. rest]);
    }

    /// <summary>Whether a text is an id of a conversation as the program makes them: safe as the name of a file.</summary>
    public static bool IsConversation(string text) => text.Length is > 0 and <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
