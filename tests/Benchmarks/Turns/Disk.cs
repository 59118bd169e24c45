using System.Diagnostics;

namespace Benchmarks.Turns;

internal static class Disk
{
    private const int Rounds = 200;

    /// <summary>How long the disk takes to make a page of a growing file durable: the median, in milliseconds.</summary>
    public static double FsyncMilliseconds(string folder)
    {
        var path = Path.Combine(folder, "fsync");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var page = new byte[4096];
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            file.Write(page);
            var start = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }
}
