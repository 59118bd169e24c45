using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Benchmarks.Widgets;

/// <summary>
/// A page in a browser of its own that is as slow as Lighthouse's mobile profile: 150 ms there and back, 1.6 Mbit/s down,
/// 750 kbit/s up, a processor at a quarter of its speed; nothing is in its cache.
/// </summary>
internal sealed class SlowPhone : IAsyncDisposable
{
    private const int Latency = 150;
    private const double Down = 1.6 * 1024 * 1024 / 8;
    private const double Up = 750.0 * 1024 / 8;
    private const int Slowness = 4;
    private readonly IBrowserContext _context;
    private readonly ICDPSession _devTools;
    private readonly List<string> _complaints = [];
    private long _bytes;
    private int _requests;

    private SlowPhone(IBrowserContext context, IPage page, ICDPSession devTools) => (_context, Page, _devTools) = (context, page, devTools);

    public IPage Page { get; }

    public long Bytes => Interlocked.Read(ref _bytes);

    public int Requests => _requests;

    /// <param name="browser">The browser.</param>
    /// <param name="usable">A JavaScript expression; the moment when it first holds is kept as <c>window.usableAt</c>.</param>
    public static async Task<SlowPhone> OpenAsync(IBrowser browser, string usable)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 640 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true, Locale = "sv-SE", TimezoneId = "Europe/Stockholm", BypassCSP = true,
        });
        await context.AddInitScriptAsync($$"""
            window.blocked = 0;
            new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.blocked += Math.max(0, duration - 50); }).observe({ type: 'longtask', buffered: true });
            const look = setInterval(() => { if ({{usable}}) { window.usableAt = performance.now(); clearInterval(look); } }, 10);
            """);
        var page = await context.NewPageAsync();
        var devTools = await context.NewCDPSessionAsync(page);
        var phone = new SlowPhone(context, page, devTools);
        page.PageError += (_, error) => phone._complaints.Add(error);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") phone._complaints.Add(message.Text); };
        devTools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            Interlocked.Add(ref phone._bytes, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
            Interlocked.Increment(ref phone._requests);
        };
        await phone.SendAsync("Network.enable", []);
        await phone.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await phone.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = Latency, ["downloadThroughput"] = Down, ["uploadThroughput"] = Up });
        await phone.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowness });
        return phone;
    }

    /// <summary>Loads the page, opens the chat where that takes a click, and waits until one can write.</summary>
    public async Task<Load> LoadAsync(string address, string? open)
    {
        await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load, Timeout = 120_000 });
        var loaded = await NumberAsync("performance.getEntriesByType('navigation')[0].loadEventEnd || performance.now()");
        var (clicked, before) = (0.0, Bytes);
        if (open is not null)
        {
            clicked = await NumberAsync("performance.now()");
            await NumberAsync("window.blocked = 0");
            await Page.EvaluateAsync(open);
        }

        try
        {
            await Page.WaitForFunctionAsync("() => window.usableAt !== undefined", null, new() { Timeout = 120_000 });
        }
        catch (TimeoutException)
        {
            var shown = await Page.EvaluateAsync<string>("() => document.body.innerText.slice(0, 1000)");
            throw new InvalidOperationException($"{address} did not become usable. The page shows: {shown}\nIt complains: {string.Join('\n', _complaints)}");
        }

        return new(open is null ? 0 : before, Bytes, Requests, loaded, await NumberAsync("window.usableAt") - clicked, await NumberAsync("window.blocked"));
    }

    /// <summary>As fast as the machine again.</summary>
    public async Task SpeedUpAsync()
    {
        await SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private Task<JsonElement?> SendAsync(string method, Dictionary<string, object> arguments) => _devTools.SendAsync(method, arguments);

    private async Task<double> NumberAsync(string expression) =>
        double.Parse((await Page.EvaluateAsync<JsonElement>(expression)).GetRawText(), CultureInfo.InvariantCulture);
}
