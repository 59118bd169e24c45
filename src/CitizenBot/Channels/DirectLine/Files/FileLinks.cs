using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// Addresses of files. What is stored is the plain address, which takes the conversation's token; what a client reads is
/// signed for a while, since browsers load pictures and follow links without any header.
/// </summary>
internal sealed partial class FileLinks(DirectLineTokens tokens, TimeProvider time)
{
    /// <summary>As long as Direct Line keeps files. Whoever reads the conversation again gets new links.</summary>
    private const int Hours = 24;

    public static string Address(HttpRequest request, string conversationId, string fileId) =>
        $"{request.Scheme}://{request.Host}/v3/directline/conversations/{conversationId}/files/{fileId}";

    /// <summary>The id of the file that an address of ours leads to.</summary>
    public static string? FileIn(string? address) => address is not null && OwnAddress().Match(address) is { Success: true } match ? match.Groups["file"].Value : null;

    /// <summary>Lets whoever reads the activity open its files. Within an hour the links stay the same.</summary>
    public async Task SignAsync(Activity activity, string conversationId, CancellationToken cancellationToken)
    {
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (FileIn(attachment.ContentUrl) is { } file)
            {
                var expires = HourNow() + Hours + 1;
                var signed = $"{attachment.ContentUrl}?e={expires}&t={await SignatureAsync(conversationId, file, expires, cancellationToken)}";
                attachment.ThumbnailUrl = attachment.ThumbnailUrl == attachment.ContentUrl ? signed : attachment.ThumbnailUrl;
                attachment.ContentUrl = signed;
            }
        }
    }

    /// <summary>Whether the link was made here for this file, and not too long ago.</summary>
    public async Task<bool> IsSignedAsync(string conversationId, string fileId, long expires, string signature, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(await SignatureAsync(conversationId, fileId, expires, cancellationToken)), Encoding.UTF8.GetBytes(signature))
        && HourNow() < expires;

    private long HourNow() => time.GetUtcNow().ToUnixTimeSeconds() / 3600;

    private async Task<string> SignatureAsync(string conversationId, string fileId, long expires, CancellationToken cancellationToken)
    {
        var key = await tokens.KeyBytesAsync(cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"file:{conversationId}:{fileId}:{expires}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    [GeneratedRegex(@"\Ahttps?://[^/?#]+/v3/directline/conversations/[^/?#]+/files/(?<file>[A-Za-z0-9_-]{22})\z")]
    private static partial Regex OwnAddress();
}
