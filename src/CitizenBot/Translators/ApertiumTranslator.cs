using System.Text.Json;
using CitizenBot.Dialogs.Languages.Translation;

namespace CitizenBot.Translators;

/// <summary>An Apertium APy server, which translates by rules: Norwegian, Danish and Icelandic to Swedish and back, with Debian's packages.</summary>
internal sealed class ApertiumTranslator(HttpClient http, ApertiumOptions options) : ITranslationEngine
{
    public const string EngineName = "apertium";
    private const int AtOnce = 4;
    private const int Success = 200;

    public string Name => EngineName;

    public bool IsCloud => options.Cloud;

    public async Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken)
    {
        var pairs = (await http.GetFromJsonAsync(At("listPairs"), TranslatorJson.Default.ApertiumPairs, cancellationToken))?.ResponseData ?? throw new JsonException("No pairs were answered.");
        return new LanguagePairs(pairs
            .GroupBy(pair => EngineLanguages.FromApertium(pair.SourceLanguage))
            .ToDictionary(group => group.Key, IReadOnlySet<string> (group) => group.Select(pair => EngineLanguages.FromApertium(pair.TargetLanguage)).ToHashSet()));
    }

    /// <summary>The server takes one text a call.</summary>
    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        var pair = $"{EngineLanguages.ToApertium(from)}|{EngineLanguages.ToApertium(to)}";
        var translated = new string[texts.Count];
        await Parallel.ForAsync(0, texts.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, token) =>
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["langpair"] = pair, ["q"] = texts[i], ["markUnknown"] = "no" });
            using var response = await http.PostAsync(At("translate"), form, token);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync(TranslatorJson.Default.ApertiumAnswer, token);
            translated[i] = answer is { ResponseStatus: Success, ResponseData.TranslatedText: { } text } ? text : throw new JsonException("No translation was answered.");
        });
        return translated;
    }

    private Uri At(string path) => new($"{options.Endpoint!.AbsoluteUri.TrimEnd('/')}/{path}");
}
