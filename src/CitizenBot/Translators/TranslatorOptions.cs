using System.ComponentModel.DataAnnotations;
using CitizenBot.Operations;

namespace CitizenBot.Translators;

/// <summary>Which engines translate, where they are, and how long they may take. None is needed.</summary>
internal sealed class TranslatorOptions
{
    /// <summary>The names of the engines in the order in which they are asked: those that are set, as a start.</summary>
    public IList<string> Order { get; } = [];

    /// <summary>The same for single assistants, separated by commas; <c>none</c> for none.</summary>
    public IDictionary<string, string> Assistants { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long one translation may take, in seconds; the original stands then.</summary>
    [Range(1, 30)]
    public int Seconds { get; set; } = 4;

    /// <summary>Whether what an agent is about to send is translated back for them to compare.</summary>
    public bool BackTranslation { get; set; }

    /// <summary>How long a translation is remembered, in days; what a person corrected stays.</summary>
    [Range(1, 3650)]
    public int MemoryDays { get; set; } = 90;

    /// <summary>How many translations are remembered; the oldest go first.</summary>
    [Range(100, 10_000_000)]
    public int MemoryEntries { get; set; } = 50_000;

    public AzureTranslatorOptions Azure { get; } = new();

    public LibreTranslateOptions LibreTranslate { get; } = new();

    public ApertiumOptions Apertium { get; } = new();

    /// <param name="assistants">The ids of those there are.</param>
    /// <exception cref="SettingException">Something does not fit together.</exception>
    public void Check(IEnumerable<string> assistants)
    {
        if (Assistants.Keys.Except(assistants, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new SettingException($"Translators:Assistants:{unknown}", "is set, and there is no such assistant.");
        }

        Address(Azure.Endpoint, "Azure");
        Address(LibreTranslate.Endpoint, "LibreTranslate");
        Address(Apertium.Endpoint, "Apertium");
        if (Azure.Endpoint is { IsLoopback: false } azure && azure.Scheme != Uri.UriSchemeHttps)
        {
            throw new SettingException("Translators:Azure:Endpoint", "must be an https address: the key goes there.");
        }

        if (Azure.Endpoint is null && Azure is not { Key: null, Region: null, ResourceId: null, ClientId: null })
        {
            throw new SettingException("Translators:Azure:Endpoint", "is missing, such as https://api.cognitive.microsofttranslator.com.");
        }

        foreach (var (setting, names) in Assistants.Select(a => ($"Translators:Assistants:{a.Key}", NamesIn(a.Value))).Append(("Translators:Order", [.. Order])))
        {
            foreach (var name in names.Where(name => !IsSet(name)))
            {
                throw new SettingException(setting, $"names '{name}', which is none of azure, libretranslate and apertium, or has no endpoint.");
            }
        }
    }

    /// <summary>The engines of an assistant, by name.</summary>
    public IReadOnlyList<string> NamesOf(string assistant) =>
        Assistants.TryGetValue(assistant, out var own) ? NamesIn(own)
        : Order.Count > 0 ? [.. Order]
        : [.. new[] { AzureTranslator.EngineName, LibreTranslateTranslator.EngineName, ApertiumTranslator.EngineName }.Where(IsSet)];

    private bool IsSet(string name) => name switch
    {
        AzureTranslator.EngineName => Azure.Endpoint is not null,
        LibreTranslateTranslator.EngineName => LibreTranslate.Endpoint is not null,
        ApertiumTranslator.EngineName => Apertium.Endpoint is not null,
        _ => false,
    };

    private static string[] NamesIn(string list) =>
        list.Equals("none", StringComparison.OrdinalIgnoreCase) ? [] : list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Address(Uri? endpoint, string engine)
    {
        if (endpoint is not null && !(endpoint is { IsAbsoluteUri: true } && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp)))
        {
            throw new SettingException($"Translators:{engine}:Endpoint", $"is '{endpoint}', which is not an address such as https://translate.example.org.");
        }
    }
}

/// <summary>Azure AI Translator, v3.0. With a key, or by Entra ID with the identity that the program runs as.</summary>
internal sealed class AzureTranslatorOptions
{
    public Uri? Endpoint { get; set; }

    /// <summary>Without one the program signs in with Entra ID.</summary>
    public string? Key { get; set; }

    /// <summary>The resource's region; needed for all but global resources.</summary>
    public string? Region { get; set; }

    /// <summary>The resource's id, for Entra ID with the shared endpoint.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The user-assigned managed identity to sign in as; the usual chain of credentials where it is not set.</summary>
    public string? ClientId { get; set; }

    /// <summary>A custom translator's category.</summary>
    public string? Category { get; set; }
}

/// <summary>A LibreTranslate server.</summary>
internal sealed class LibreTranslateOptions
{
    public Uri? Endpoint { get; set; }

    public string? Key { get; set; }

    /// <summary>Whether somebody else runs it: then assistants with <c>cloud: never</c> do not use it.</summary>
    public bool Cloud { get; set; }
}

/// <summary>An Apertium APy server.</summary>
internal sealed class ApertiumOptions
{
    public Uri? Endpoint { get; set; }

    /// <summary>As with LibreTranslate.</summary>
    public bool Cloud { get; set; }
}
