namespace CitizenBot.Channels.DirectLine;

/// <summary>Tells plain text from markup, scripts and binary content.</summary>
internal static class PlainFile
{
    /// <summary>No control characters but those of lines and columns, and no beginning of markup or of a script.</summary>
    public static async Task<bool> IsPlainAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var atStart = true;
        try
        {
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (HasControl(buffer.AsSpan(0, read)) || (atStart && LooksLikeProgram(buffer.AsSpan(0, read))))
                {
                    return false;
                }

                atStart = false;
            }

            return !atStart;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static bool HasControl(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) or 0x7F)
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikeProgram(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        text = text.TrimStart(" \t\r\n\f"u8);
        return text.StartsWith("<"u8) || text.StartsWith("#!"u8) || text.StartsWith("{\\rtf"u8) || text.StartsWith("%!PS"u8);
    }
}
