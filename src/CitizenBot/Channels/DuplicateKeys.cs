using System.Security.Cryptography;
using System.Text;

namespace CitizenBot.Channels;

/// <summary>What makes a repeated request the same request: a hash, since callers choose what is in it and how long it is.</summary>
internal static class DuplicateKeys
{
    /// <summary>The key of a sender's own id for a message.</summary>
    public static string Of(string sender, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sender}\n{id}")));
}
