using System.Diagnostics;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>Teaches each assistant's recognizer its examples as soon as the program starts; a message that comes earlier waits for it.</summary>
internal sealed class Recognizers(
    IReadOnlyDictionary<string, Assistant> assistants, IOptions<BotsOptions> bots, ILogger<Recognizers> logger) : BackgroundService, IRecognizerSource
{
    private readonly Dictionary<string, TaskCompletionSource<IRecognizer>> _trained =
        assistants.Keys.ToDictionary(id => id, _ => new TaskCompletionSource<IRecognizer>(TaskCreationOptions.RunContinuationsAsynchronously));

    public bool AllTrained => _trained.Values.All(t => t.Task.IsCompletedSuccessfully);

    public Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken) => _trained[assistant.Id].Task.WaitAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        // The default assistant first: its citizens are the most likely to be waiting.
        foreach (var assistant in assistants.Values.OrderBy(a => a.Id != bots.Value.Default))
        {
            stoppingToken.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            try
            {
                var examples = assistant.Examples.Concat(ArticleExamples.Of(assistant)).ToList();
                _trained[assistant.Id].SetResult(EmbeddedRecognizer.Train(examples));
                LogMessages.RecognizerTrained(logger, assistant.Id, examples.Count, watch.ElapsedMilliseconds);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _trained[assistant.Id].SetException(e);
                throw;
            }
        }
    }
}
