using System.Globalization;
using System.Net;

namespace CitizenBot.Commands.Crawl;

/// <summary>Reads addresses one at a time: as robots.txt allows, with a pause between two requests to one host, and again after a while where a server is overloaded.</summary>
internal sealed class PoliteClient(HttpClient http, TimeSpan delay, TimeProvider time)
{
    private const int Attempts = 3;
    private const int MostRedirects = 5;
    private const int MostBytes = 20 * 1024 * 1024;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, RobotsRules> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _lastRequests = new(StringComparer.Ordinal);

    /// <summary>A client that leaves redirects to its reader and says who it is.</summary>
    public static HttpClient CreateHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", $"{RobotsRules.Product}/1.0" }, { "Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8" } },
    };

    /// <summary>Reads an address and follows its redirects as long as they stay on its host.</summary>
    public async Task<Reading> ReadAsync(Uri address, Validators validators, CancellationToken cancellationToken)
    {
        var at = address;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var rules = await RulesOfAsync(at, cancellationToken);
            if (!rules.Allow(at)) return new Reading.Failed(ReferenceEquals(rules, RobotsRules.Nothing) ? "robots.txt cannot be read, so nothing of the host may be" : "robots.txt forbids it");
            var (reading, redirect) = await TryAsync(at, validators, cancellationToken);
            if (redirect is null) return reading is Reading.Read read ? read with { Location = at } : reading;
            if (redirect.Host != at.Host) return new Reading.Failed($"it leads to another site: {redirect}");
            at = redirect;
        }

        return new Reading.Failed("it leads from page to page without an end");
    }

    private async Task<RobotsRules> RulesOfAsync(Uri address, CancellationToken cancellationToken)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        if (_rules.TryGetValue(origin, out var known)) return known;

        var at = new Uri(origin + "/robots.txt");
        Reading reading = new Reading.Failed("");
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            (reading, var redirect) = await TryAsync(at, Validators.None, cancellationToken);
            if (redirect is null) break;
            at = redirect;
        }

        return _rules[origin] = reading switch
        {
            Reading.Read read => RobotsRules.Parse(PageEncoding.Read(read.Body, read.Charset)),
            Reading.Gone => RobotsRules.Everything,
            _ => RobotsRules.Nothing,
        };
    }

    private async Task<(Reading Reading, Uri? Redirect)> TryAsync(Uri address, Validators validators, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await WaitForTurnAsync(address, cancellationToken);
            var (reading, redirect, retry) = await OnceAsync(address, validators, cancellationToken);
            if (retry is not { } after || attempt == Attempts) return (reading, redirect);
            var wait = after > TimeSpan.Zero ? after : FirstRetry * (1 << (attempt - 1));
            if (wait > LongestRetry) return (reading, redirect);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>One request; <c>Retry</c> is how long the server asks to wait, zero where it does not say, null where it is no use to ask again.</summary>
    private async Task<(Reading Reading, Uri? Redirect, TimeSpan? Retry)> OnceAsync(Uri address, Validators validators, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (validators.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (validators.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        using var timeout = new CancellationTokenSource(Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (int)response.StatusCode switch
            {
                304 => (new Reading.NotModified(), null, null),
                301 or 302 or 303 or 307 or 308 when response.Headers.Location is { } location => RedirectTo(new Uri(address, location)),
                404 or 410 => (new Reading.Gone(), null, null),
                >= 200 and < 300 => (await BodyAsync(response, address, either.Token), null, null),
                (429 or >= 500) and var status => (new Reading.Failed($"the server answers {status}"), null, RetryAfter(response)),
                var status => (new Reading.Failed($"the server answers {status}"), null, null),
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (new Reading.Failed(string.Create(CultureInfo.InvariantCulture, $"no answer in {Timeout.TotalSeconds} seconds")), null, TimeSpan.Zero);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (new Reading.Failed(e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message), null, TimeSpan.Zero);
        }
    }

    private static (Reading Reading, Uri? Redirect, TimeSpan? Retry) RedirectTo(Uri target) =>
        PageAddress.Parse(target.AbsoluteUri) is { } address ? (new Reading.Failed(""), address, null) : (new Reading.Failed($"it leads to {target}"), null, null);

    private static async Task<Reading> BodyAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes) return new Reading.Failed($"it is larger than {MostBytes / 1024 / 1024} MB");
        }

        var type = response.Content.Headers.ContentType;
        return new Reading.Read(
            body.ToArray(), type?.MediaType?.ToLowerInvariant() ?? "", type?.CharSet,
            new Validators(response.Headers.ETag?.ToString(), response.Content.Headers.TryGetValues("Last-Modified", out var modified) ? modified.First() : null), address);
    }

    private TimeSpan RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    private async Task WaitForTurnAsync(Uri address, CancellationToken cancellationToken)
    {
        var pause = _rules.TryGetValue(address.GetLeftPart(UriPartial.Authority), out var rules) && rules.Delay > delay ? rules.Delay.Value : delay;
        if (_lastRequests.TryGetValue(address.Host, out var last) && last + pause - time.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        _lastRequests[address.Host] = time.GetUtcNow();
    }
}
