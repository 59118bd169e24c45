using Azure.Core.Pipeline;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Operations;

namespace CitizenBot.Translators;

/// <summary>Azure AI Translator.</summary>
internal sealed class AzureTranslator(TextTranslationClient client, string? category) : ITranslationEngine
{
    public const string EngineName = "azure";

    /// <summary>The service's limits of one request; a text of its own that is longer goes alone and is refused by the service.</summary>
    private const int MostTexts = 1000, MostCharacters = 50_000;

    public string Name => EngineName;

    public bool IsCloud => true;

    public static AzureTranslator Create(AzureTranslatorOptions settings, HttpClient http)
    {
        var options = new TextTranslationClientOptions { Region = settings.Region, ResourceId = settings.ResourceId, Transport = new HttpClientTransport(http) };
        var client = new TextTranslationClient(settings.Endpoint!, AzureAiAuthentication.Of(settings.Key, settings.ClientId), options);
        return new AzureTranslator(client, settings.Category);
    }

    public async Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken)
    {
        var languages = (await client.GetSupportedLanguagesAsync(cancellationToken)).Select(EngineLanguages.FromAzure).ToHashSet();
        return new LanguagePairs(languages.ToDictionary(from => from, IReadOnlySet<string> (from) => languages.Where(to => to != from).ToHashSet()));
    }

    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        var translated = new List<string>();
        foreach (var batch in Batches([.. texts.Select(MarkedUpText.Write)]))
        {
            translated.AddRange(await client.TranslateAsync(batch, EngineLanguages.ToAzure(from), EngineLanguages.ToAzure(to), category, cancellationToken));
        }

        return MarkedUpText.Read(translated, texts.Count);
    }

    private static IEnumerable<IReadOnlyList<string>> Batches(IReadOnlyList<string> texts)
    {
        var (batch, characters) = (new List<string>(), 0);
        foreach (var text in texts)
        {
            if (batch.Count == MostTexts || (batch.Count > 0 && characters + text.Length > MostCharacters))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }

            batch.Add(text);
            characters += text.Length;
        }

        yield return batch;
    }
}
