using System.Text.Json;
using CitizenBot.Dialogs.Languages.Translation;

namespace CitizenBot.Translators;

/// <summary>A LibreTranslate server: <c>/translate</c> and <c>/languages</c>.</summary>
internal sealed class LibreTranslateTranslator(HttpClient http, LibreTranslateOptions options) : ITranslationEngine
{
    public const string EngineName = "libretranslate";
    private IReadOnlyDictionary<string, string> _codes = new Dictionary<string, string>();

    public string Name => EngineName;

    public bool IsCloud => options.Cloud;

    public async Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken)
    {
        var languages = await http.GetFromJsonAsync(At("languages"), TranslatorJson.Default.LibreTranslateLanguageArray, cancellationToken) ?? throw new JsonException("No languages were answered.");
        _codes = languages.ToDictionary(language => EngineLanguages.FromLibreTranslate(language.Code), language => language.Code);
        return new LanguagePairs(languages.ToDictionary(
            language => EngineLanguages.FromLibreTranslate(language.Code),
            IReadOnlySet<string> (language) => (language.Targets ?? []).Select(EngineLanguages.FromLibreTranslate).Where(to => to != EngineLanguages.FromLibreTranslate(language.Code)).ToHashSet()));
    }

    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        var request = new LibreTranslateRequest([.. texts.Select(MarkedUpText.Write)], _codes.GetValueOrDefault(from, from), _codes.GetValueOrDefault(to, to), "html", options.Key);
        using var response = await http.PostAsJsonAsync(At("translate"), request, TranslatorJson.Default.LibreTranslateRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(TranslatorJson.Default.LibreTranslateAnswer, cancellationToken);
        return MarkedUpText.Read(answer?.TranslatedText ?? throw new JsonException("No translation was answered."), texts.Count);
    }

    private Uri At(string path) => new($"{options.Endpoint!.AbsoluteUri.TrimEnd('/')}/{path}");
}
