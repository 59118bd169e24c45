namespace CitizenBot.Tests.Instances;

/// <summary>Faults in turn, each when so many messages have been acknowledged: the same part of the run for each.</summary>
internal sealed class FaultScript(int messages, IReadOnlyList<Func<Task>> faults)
{
    private readonly Lock _gate = new();
    private Task _done = Task.CompletedTask;
    private int _acknowledged;
    private int _begun;

    public void Acknowledged()
    {
        lock (_gate)
        {
            _acknowledged++;
            while (_begun < faults.Count && _acknowledged >= (long)messages * (_begun + 1) / (faults.Count + 1))
            {
                var fault = faults[_begun++];
                _done = _done.ContinueWith(before => before.IsCompletedSuccessfully ? fault() : before, TaskScheduler.Default).Unwrap();
            }
        }
    }

    /// <summary>Is done when all faults have been.</summary>
    public async Task DoneAsync()
    {
        _begun.ShouldBe(faults.Count);
        await _done;
    }
}
