using CitizenBot.Dialogs.Languages.Translation;

namespace CitizenBot.Translators;

internal static class TranslatorServices
{
    public const string HttpClient = "translators";

    /// <summary>Machine translation, where the settings name an engine.</summary>
    public static IServiceCollection AddTranslators(this IServiceCollection services)
    {
        // The engines' own budget ends the calls; what they answer is a page of text.
        services.AddHttpClient(HttpClient, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(60), 4 * 1024 * 1024));
        services.AddSingleton<TranslationMetrics>().AddSingleton<TranslatorChain>().AddSingleton<ITranslatorChain>(provider => provider.GetRequiredService<TranslatorChain>());
        services.AddSingleton<TranslationMemory>().AddSingleton<ITranslationMemory>(provider => provider.GetRequiredService<TranslationMemory>());
        services.AddSingleton<ITranslations, Translations>();
        return services;
    }
}
