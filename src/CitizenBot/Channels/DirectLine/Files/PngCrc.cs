namespace CitizenBot.Channels.DirectLine;

/// <summary>The checksum of a PNG chunk (CRC-32 of ISO 3309).</summary>
internal static class PngCrc
{
    private const uint Polynomial = 0xEDB88320;

    public static uint Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) => ~Add(Add(~0u, name), data);

    /// <summary>Bit by bit: it is for a few dozen bytes.</summary>
    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        return crc;
    }
}
