using System.Diagnostics;

namespace Benchmarks.Npm;

/// <summary>What is measured beside, from npm, installed below obj from pinned lists. No package's scripts run.</summary>
internal static class PeerInstallation
{
    /// <param name="source">The folder with package.json, package-lock.json and bot.js.</param>
    /// <returns>The folder that it can be started in.</returns>
    public static async Task<string> InstallAsync(string source)
    {
        var target = Path.GetFullPath(Path.Combine(source, "../../obj/peers", Path.GetFileName(source)));
        Directory.CreateDirectory(target);
        var stamp = Path.Combine(target, ".installed");
        var wanted = await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"));
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp) != wanted)
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = target })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm could not install the peer in {target}.");
            }

            await File.WriteAllTextAsync(stamp, wanted);
        }

        return target;
    }
}
