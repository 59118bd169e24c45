using Spectre.Console;

namespace CitizenBot.Commands;

/// <summary>A progress bar that shows the share done, 0 to 1, at once: <see cref="Progress{T}"/> would post it to a pool thread, out of order.</summary>
internal sealed class Bar(ProgressTask task) : IProgress<double>
{
    public void Report(double value) => task.Value = value;
}
