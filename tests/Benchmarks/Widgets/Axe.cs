using System.Diagnostics;
using CitizenBot.Tests.Kit;
using Microsoft.Playwright;

namespace Benchmarks.Widgets;

/// <summary>axe-core, of the version that the tests are pinned to.</summary>
internal static class Axe
{
    private static readonly string Clients = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients");
    private static readonly string Script = Path.Combine(Clients, "node_modules", "axe-core", "axe.min.js");

    public static async Task InstallAsync()
    {
        if (File.Exists(Script))
        {
            return;
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Clients })!;
        await npm.WaitForExitAsync();
        npm.ExitCode.ShouldBe(0, "npm ci");
    }

    /// <summary>The rules that the page breaks as it is now, each with how many elements break it.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.AddScriptTagAsync(new() { Path = Script });
        return await page.EvaluateAsync<string[]>("async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(v => `${v.id} (${v.nodes.length})`)");
    }
}
