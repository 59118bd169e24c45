namespace CitizenBot.Desk;

/// <summary>Comma-separated values (RFC 4180).</summary>
internal static class Csv
{
    public static string Line(IEnumerable<string?> values) => string.Join(',', values.Select(v => Value(v ?? ""))) + "\r\n";

    /// <summary>What somebody wrote is never a formula, however it begins: an apostrophe before it makes a spreadsheet take it for text.</summary>
    private static string Value(string text)
    {
        var plain = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return plain.AsSpan().ContainsAny("\",\r\n") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
