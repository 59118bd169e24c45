using System.Collections.Concurrent;
using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CitizenBot.Tests.Kit;

/// <summary>What a server has for its first minute: recognizers learnt quickly, from just the content it was given.</summary>
internal sealed class QuickRecognizers : IRecognizerSource
{
    private readonly ConcurrentDictionary<string, Lazy<IRecognizer>> _learnt = new();

    public static void Use(IServiceCollection services) => services.RemoveAll<IRecognizerSource>().AddSingleton<IRecognizerSource, QuickRecognizers>();

    public Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken) => Task.FromResult(
        _learnt.GetOrAdd(assistant.Id, _ => new(() => Lesson.Of(assistant).Learn(EmbeddedRecognizerOptions.Quick))).Value);
}
