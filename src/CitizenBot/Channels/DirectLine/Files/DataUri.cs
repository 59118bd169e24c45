namespace CitizenBot.Channels.DirectLine;

/// <summary>A file inside an address: <c>data:image/png;base64,...</c>.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";

    public static bool Is(string? address) => address?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The declared type and the bytes; null where it is not well-formed.</summary>
    public static (string? Type, byte[] Content)? Parse(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return null;
        }

        var head = address[Scheme.Length..comma].Split(';');
        var type = head[0].Length == 0 ? null : head[0].Trim();
        var data = address[(comma + 1)..];
        if (!head[^1].Trim().Equals("base64", StringComparison.OrdinalIgnoreCase) || head.Length == 1)
        {
            return (type, System.Web.HttpUtility.UrlDecodeToBytes(data.Replace("+", "%2B", StringComparison.Ordinal)));
        }

        try
        {
            return (type, Convert.FromBase64String(Uri.UnescapeDataString(data)));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
