using System.Collections.Concurrent;
using System.Diagnostics;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Knowledge;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>
/// The recognizer of each assistant: the one kept from an earlier start; else one that is learnt quickly, so that nobody
/// waits long, until the whole one is learnt and takes its place.
/// </summary>
internal sealed class Recognizers(
    IReadOnlyDictionary<string, Assistant> assistants, IOptions<BotsOptions> bots, RecognizerFiles files, ILogger<Recognizers> logger)
    : BackgroundService, IRecognizerSource, IContentPart
{
    private readonly Dictionary<string, TaskCompletionSource> _first =
        assistants.Keys.ToDictionary(id => id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private readonly ConcurrentDictionary<string, IRecognizer> _current = new();
    private readonly ConcurrentDictionary<(string Assistant, string Version), IRecognizer> _reloaded = new();
    private readonly TaskCompletionSource _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether each assistant has a recognizer, if only the quick one.</summary>
    public bool AllReady => _first.Values.All(t => t.Task.IsCompletedSuccessfully);

    /// <summary>Done once each assistant has its whole recognizer.</summary>
    public Task Whole => _whole.Task;

    public async Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        await _first[assistant.Id].Task.WaitAsync(cancellationToken);
        return _reloaded.TryGetValue((assistant.Id, assistant.ContentVersion), out var reloaded) ? reloaded : _current[assistant.Id];
    }

    /// <summary>Learns a changed content wholly, while the one before answers; what it teaches need not have changed.</summary>
    public async Task PrepareAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        await Whole.WaitAsync(cancellationToken);
        var lesson = Lesson.Of(assistant);
        _reloaded[(assistant.Id, assistant.ContentVersion)] = await Task.Run(
            () =>
            {
                if (files.Find(lesson.Assistant, lesson.Key) is { } kept)
                {
                    return kept;
                }

                var learnt = Learn(lesson, new EmbeddedRecognizerOptions());
                files.Keep(lesson.Assistant, lesson.Key, learnt);
                return learnt;
            },
            cancellationToken);
    }

    public void Forget(Assistant assistant) => _reloaded.TryRemove((assistant.Id, assistant.ContentVersion), out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            // The default assistant first: its citizens are the most likely to be waiting. Staff wait for the public.
            var unlearnt = assistants.Values.OrderBy(a => a.Id != bots.Value.Default).ThenBy(a => a.StaffOnly).Select(Lesson.Of).Where(lesson => !TakeKept(lesson)).ToList();
            foreach (var lesson in unlearnt)
            {
                stoppingToken.ThrowIfCancellationRequested();
                Take(lesson, Learn(lesson, EmbeddedRecognizerOptions.Quick));
            }

            foreach (var lesson in unlearnt)
            {
                stoppingToken.ThrowIfCancellationRequested();
                var whole = Learn(lesson, new EmbeddedRecognizerOptions());
                Take(lesson, whole);
                files.Keep(lesson.Assistant, lesson.Key, whole);
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

    private bool TakeKept(Lesson lesson)
    {
        if (files.Find(lesson.Assistant, lesson.Key) is not { } kept)
        {
            return false;
        }

        Take(lesson, kept);
        return true;
    }

    private GroupedRecognizer Learn(Lesson lesson, EmbeddedRecognizerOptions options)
    {
        var watch = Stopwatch.StartNew();
        var learnt = lesson.Learn(options);
        LogMessages.RecognizerTrained(logger, lesson.Assistant, lesson.Examples.Count, options.LinearOnly ? "quickly" : "wholly", watch.ElapsedMilliseconds);

        // Learning takes more than a gigabyte for half a minute, which the collector would keep for the next time.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return learnt;
    }

    private void Take(Lesson lesson, GroupedRecognizer recognizer)
    {
        _current[lesson.Assistant] = recognizer;
        _first[lesson.Assistant].TrySetResult();
    }
}
