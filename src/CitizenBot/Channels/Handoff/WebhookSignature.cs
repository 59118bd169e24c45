using System.Security.Cryptography;
using System.Text;

namespace CitizenBot.Channels.Handoff;

/// <summary>
/// Signatures as the Standard Webhooks specification has them: <c>v1,</c> and the Base64 of HMAC-SHA256 over
/// <c>id.timestamp.body</c>; the secret is <c>whsec_</c> and the Base64 of 24 to 64 bytes. https://www.standardwebhooks.com
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";
    private const string Version = "v1,";
    private const string SecretPrefix = "whsec_";

    /// <summary>The key in a secret; null where it is none.</summary>
    public static byte[]? KeyOf(string? secret)
    {
        if (secret?.StartsWith(SecretPrefix, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var key = new byte[64];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) && length >= 24 ? key[..length] : null;
    }

    public static string Of(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        return Version + Convert.ToBase64String(HMACSHA256.HashData(key.AsSpan(), [.. head, .. body]));
    }

    /// <summary>Whether one of the signatures in the header is right; several are there while a secret is being changed.</summary>
    public static bool IsAmong(string header, byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var right = Encoding.UTF8.GetBytes(Of(key, id, timestamp, body));
        var found = false;
        foreach (var signature in header.Split(' '))
        {
            found |= CryptographicOperations.FixedTimeEquals(right, Encoding.UTF8.GetBytes(signature));
        }

        return found;
    }
}
