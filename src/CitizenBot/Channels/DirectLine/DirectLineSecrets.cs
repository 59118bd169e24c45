using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Channels.DirectLine;

/// <summary>The secrets that <c>Bots:{assistant}:DirectLineSecret</c> names.</summary>
internal sealed class DirectLineSecrets(IConfiguration configuration, IReadOnlyDictionary<string, Assistant> assistants)
{
    private readonly (string Assistant, byte[] Hash)[] _secrets =
    [
        .. from assistant in assistants.Keys
           let secret = configuration[$"Bots:{assistant}:DirectLineSecret"]
           where !string.IsNullOrEmpty(secret)
           select (assistant, Hash(secret)),
    ];

    /// <summary>The assistant that a secret opens, or null. Compared in constant time.</summary>
    public string? AssistantOf(string secret)
    {
        var hash = Hash(secret);
        return _secrets.FirstOrDefault(s => CryptographicOperations.FixedTimeEquals(s.Hash, hash)).Assistant;
    }

    /// <summary>Whether an assistant has one: then a server vouches for those it makes tokens for.</summary>
    public bool Has(string assistant) => _secrets.Any(s => s.Assistant == assistant);

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
