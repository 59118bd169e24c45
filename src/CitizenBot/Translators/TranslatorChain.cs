using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages.Translation;
using Microsoft.Extensions.Options;

namespace CitizenBot.Translators;

/// <summary>The engines that are set, in the order of each assistant; those in a cloud only where the assistant may use one.</summary>
internal sealed class TranslatorChain : ITranslatorChain, IDisposable
{
    private readonly TranslatorOptions _options;
    private readonly Dictionary<string, GuardedTranslator> _translators;

    public TranslatorChain(IOptions<TranslatorOptions> options, IHttpClientFactory http, TranslationMetrics metrics, TimeProvider time, ILogger<GuardedTranslator> logger)
    {
        _options = options.Value;
        _translators = Engines(http.CreateClient(TranslatorServices.HttpClient)).ToDictionary(engine => engine.Name, engine => new GuardedTranslator(engine, _options.Seconds, metrics, time, logger));
    }

    public IReadOnlyList<ITranslator> Of(Assistant assistant) =>
        [.. _options.NamesOf(assistant.Id).Select(name => _translators[name]).Where(translator => !(translator.IsCloud && assistant.Cloud == CloudUse.Never))];

    public void Dispose()
    {
        foreach (var translator in _translators.Values)
        {
            translator.Dispose();
        }
    }

    private IEnumerable<ITranslationEngine> Engines(HttpClient http)
    {
        if (_options.Azure.Endpoint is not null)
        {
            yield return AzureTranslator.Create(_options.Azure, http);
        }

        if (_options.LibreTranslate.Endpoint is not null)
        {
            yield return new LibreTranslateTranslator(http, _options.LibreTranslate);
        }

        if (_options.Apertium.Endpoint is not null)
        {
            yield return new ApertiumTranslator(http, _options.Apertium);
        }
    }
}
