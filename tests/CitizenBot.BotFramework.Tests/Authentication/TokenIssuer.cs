using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.BotFramework.Tests.Authentication;

/// <summary>An issuer with keys of its own, its OpenID documents, and tokens as right or as wrong as a test needs them.</summary>
internal sealed class TokenIssuer : IDocumentRetriever
{
    public const string MetadataUrl = "https://issuer.test/openid";

    // One key a name for all tests: making them is slow.
    private static readonly ConcurrentDictionary<string, RSA> Keys = new();

    private readonly Dictionary<string, RSA> keys = [];
    private readonly JsonArray published = [];

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>While set, nothing can be fetched.</summary>
    public bool IsDown { get; set; }

    /// <summary>While set, no keys are published.</summary>
    public bool IsEmpty { get; set; }

    public TokenIssuer WithKey(string id, params string[]? endorsements)
    {
        var rsa = keys[id] = Keys.GetOrAdd(id, _ => RSA.Create(2048));
        var parameters = rsa.ExportParameters(false);
        var key = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (endorsements is not null)
            key["endorsements"] = new JsonArray([.. endorsements.Select(item => JsonValue.Create(item))]);
        published.Add(key);
        return this;
    }

    public string Token(JsonObject payload, string? kid, string alg = "RS256", string? signedWith = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = alg };
        if (kid is not null)
            header["kid"] = kid;
        var content = Encode(header) + "." + Encode(payload);
        return content + "." + Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(content), alg, keys[signedWith ?? kid ?? keys.Keys.First()]));
    }

    public Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (IsDown)
            throw new IOException("The issuer is down.");
        if (address == MetadataUrl)
        {
            Fetches++;
            return Task.FromResult("""{"issuer":"https://api.botframework.com","jwks_uri":"https://issuer.test/keys"}""");
        }
        return Task.FromResult(new JsonObject { ["keys"] = IsEmpty ? new JsonArray() : published.DeepClone() }.ToJsonString());
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static byte[] Sign(byte[] content, string alg, RSA key) => alg switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), content),
        "PS256" => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS384" => key.SignData(content, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => key.SignData(content, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        _ => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };
}
