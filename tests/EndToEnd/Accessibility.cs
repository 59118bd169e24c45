using System.Text.Json;
using CitizenBot.Tests.Kit;
using Microsoft.Playwright;

namespace CitizenBot.EndToEnd;

internal static class Accessibility
{
    private static readonly string Axe = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients", "node_modules", "axe-core", "axe.min.js");

    /// <summary>What axe finds wrong with the page as it is now: nothing.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string state)
    {
        await page.AddScriptTagAsync(new() { Path = Axe });
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160)).join(' ; '))");
        found.EnumerateArray().Select(v => v.GetString()).ShouldBeEmpty(state);
    }
}
