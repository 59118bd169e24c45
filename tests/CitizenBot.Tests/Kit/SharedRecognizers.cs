using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Knowledge;
using CitizenBot.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CitizenBot.Tests.Kit;

/// <summary>The program's own recognizers and search indexes, which are made once for all servers of a test run instead of at each start.</summary>
internal static class SharedRecognizers
{
    private static readonly Lazy<Task<(Recognizers Recognizers, SearchIndexes Indexes)>> Learning = new(async () =>
    {
        var assistants = AssistantLoader.LoadAll(new StorageOptions().Content);
        var files = new RecognizerFiles(CitizenBotProcess.Recognizers, Path.Combine(Path.GetDirectoryName(CitizenBotProcess.Program)!, "recognizers"), NullLogger<RecognizerFiles>.Instance);
        var recognizers = new Recognizers(assistants, Options.Create(new BotsOptions()), files, NullLogger<Recognizers>.Instance);
        await recognizers.StartAsync(CancellationToken.None);
        await recognizers.Whole;
        var indexes = new SearchIndexes(assistants, Options.Create(new StorageOptions { Recognizers = CitizenBotProcess.Recognizers }), TimeProvider.System, NullLogger<SearchIndexes>.Instance);
        foreach (var assistant in assistants.Values)
        {
            indexes.Prepare(assistant, CancellationToken.None);
        }

        return (recognizers, indexes);
    });

    public static Task<(Recognizers Recognizers, SearchIndexes Indexes)> GetAsync() => Learning.Value;

    public static async Task<Action<IServiceCollection>> UseAsync()
    {
        var (recognizers, indexes) = await Learning.Value;
        return services =>
        {
            foreach (var own in services.Where(IsOwn).ToList())
            {
                services.Remove(own);
            }

            services.AddSingleton(recognizers).AddSingleton<IRecognizerSource>(recognizers);
            services.AddSingleton(indexes).AddSingleton<ISearchIndexSource>(indexes);
        };
    }

    private static bool IsOwn(ServiceDescriptor service) =>
        service.ServiceType == typeof(Recognizers) || service.ServiceType == typeof(IRecognizerSource)
        || service.ServiceType == typeof(SearchIndexes) || service.ServiceType == typeof(ISearchIndexSource)
        || (service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is Func<IServiceProvider, Recognizers> or Func<IServiceProvider, SearchIndexes>);
}
