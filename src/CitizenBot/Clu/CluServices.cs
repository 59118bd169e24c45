using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using Microsoft.Extensions.Options;

namespace CitizenBot.Clu;

internal static class CluServices
{
    /// <summary>The recognizer of each assistant: CLU where it is set, with the embedded one behind it.</summary>
    public static IServiceCollection AddClu(this IServiceCollection services)
    {
        // The service's own budget ends the calls.
        services.AddHttpClient(CluService.HttpClient, client => client.Timeout = TimeSpan.FromSeconds(60));
        services.AddSingleton<CluService>();
        services.AddSingleton<IRecognizerSource>(provider => provider.GetRequiredService<IOptions<CluOptions>>().Value is { Assistants.Count: > 0 } options
            ? new CluRecognizers(provider.GetRequiredService<Recognizers>(), provider.GetRequiredService<CluService>(), options)
            : provider.GetRequiredService<Recognizers>());
        return services;
    }
}

/// <summary>CLU for the assistants that are set to it, as long as their content lets messages out.</summary>
internal sealed class CluRecognizers(IRecognizerSource embedded, CluService service, CluOptions options) : IRecognizerSource
{
    public async Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        var own = await embedded.OfAsync(assistant, cancellationToken);
        return assistant.Cloud != CloudUse.Never && options.Of(assistant.Id) is { } deployment ? new CluRecognizer(service, deployment, assistant, own) : own;
    }
}
