using System.Collections.Concurrent;
using System.Diagnostics;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>
/// The recognizer of each assistant: the one kept from an earlier start; else one that is learnt quickly, so that nobody
/// waits long, until the whole one is learnt and takes its place.
/// </summary>
internal sealed class Recognizers(
    IReadOnlyDictionary<string, Assistant> assistants, IOptions<BotsOptions> bots, RecognizerFiles files, ILogger<Recognizers> logger)
    : BackgroundService, IRecognizerSource
{
    private readonly Dictionary<string, TaskCompletionSource> _first =
        assistants.Keys.ToDictionary(id => id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private readonly ConcurrentDictionary<string, IRecognizer> _current = new();
    private readonly TaskCompletionSource _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether each assistant has a recognizer, if only the quick one.</summary>
    public bool AllReady => _first.Values.All(t => t.Task.IsCompletedSuccessfully);

    /// <summary>Done once each assistant has its whole recognizer.</summary>
    public Task Whole => _whole.Task;

    public async Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        await _first[assistant.Id].Task.WaitAsync(cancellationToken);
        return _current[assistant.Id];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            // The default assistant first: its citizens are the most likely to be waiting.
            var unlearnt = assistants.Values.OrderBy(a => a.Id != bots.Value.Default).Where(a => !TakeKept(a)).ToList();
            foreach (var assistant in unlearnt)
            {
                stoppingToken.ThrowIfCancellationRequested();
                Learn(assistant, EmbeddedRecognizerOptions.Quick);
            }

            foreach (var assistant in unlearnt)
            {
                stoppingToken.ThrowIfCancellationRequested();
                files.Keep(assistant.Id, RecognizerFiles.KeyOf(ExamplesOf(assistant)), Learn(assistant, new EmbeddedRecognizerOptions()));
            }

            _whole.SetResult();
        }
        catch (Exception e)
        {
            foreach (var first in _first.Values)
            {
                first.TrySetException(e);
            }

            _whole.SetException(e);
            throw;
        }
    }

    private bool TakeKept(Assistant assistant)
    {
        if (files.Find(assistant.Id, RecognizerFiles.KeyOf(ExamplesOf(assistant))) is not { } kept)
        {
            return false;
        }

        Take(assistant, kept);
        return true;
    }

    private EmbeddedRecognizer Learn(Assistant assistant, EmbeddedRecognizerOptions options)
    {
        var watch = Stopwatch.StartNew();
        var examples = ExamplesOf(assistant);
        var learnt = EmbeddedRecognizer.Train(examples, options);
        LogMessages.RecognizerTrained(logger, assistant.Id, examples.Count, options.LinearOnly ? "quickly" : "wholly", watch.ElapsedMilliseconds);
        Take(assistant, learnt);
        return learnt;
    }

    private void Take(Assistant assistant, EmbeddedRecognizer recognizer)
    {
        _current[assistant.Id] = recognizer;
        _first[assistant.Id].TrySetResult();
    }

    private static List<TrainingExample> ExamplesOf(Assistant assistant) => [.. assistant.Examples, .. ArticleExamples.Of(assistant)];
}
