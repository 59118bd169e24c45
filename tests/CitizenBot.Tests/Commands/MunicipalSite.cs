using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Commands;

/// <summary>A site as municipal ones are: some hundred pages, and everything that goes wrong with them.</summary>
internal sealed class MunicipalSite : IAsyncDisposable
{
    public const int Articles = 240;
    private WebApplication _app = null!;

    public string Address { get; private set; } = "";

    /// <summary>The paths that were asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What other texts articles have than their usual one.</summary>
    public ConcurrentDictionary<int, string> Texts { get; } = new();

    /// <summary>Articles that are not there any longer.</summary>
    public ConcurrentDictionary<int, bool> Gone { get; } = new();

    /// <summary>How many requests for the tired page are answered with 503 before it is.</summary>
    public int Tired { get; set; } = 2;

    /// <summary>Called before each answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public static async Task<MunicipalSite> StartAsync()
    {
        var site = new MunicipalSite();
        (site._app, site.Address) = await LoopbackServer.StartAsync(app => app.Run(site.AnswerAsync));
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Requests.Enqueue(path);
        Before(path);
        var response = context.Response;
        switch (path)
        {
            case "/robots.txt":
                await response.WriteAsync($"User-agent: *\nDisallow: /intern\nAllow: /intern/oppet\nCrawl-delay: 2\n\nUser-agent: other\nDisallow: /\nSitemap: {Address}/sitemap.xml\n");
                break;
            case "/sitemap.xml":
                await WriteIndexAsync(response, "/sitemap-1.xml", "/sitemap-2.xml.gz", "/sitemap.xml", "/sitemap-broken.xml");
                break;
            case "/sitemap-1.xml":
                await WriteSitemapAsync(response.Body, Enumerable.Range(0, Articles).Where(i => !Gone.ContainsKey(i) || i % 2 == 1).Select(i => $"/artikel/{i}"));
                break;
            case "/sitemap-2.xml.gz":
                await using (var gzip = new GZipStream(response.Body, CompressionLevel.Fastest))
                {
                    await WriteSitemapAsync(gzip, ["/flyttad", "/rundgang/a", "/utflugen", "/fel", "/trott", "/intern/hemligt", "/intern/oppet", "/latin", "/ljuger", "/blankett.pdf", "/artikel/1#del"]);
                }

                break;
            case "/sitemap-broken.xml":
                await response.WriteAsync("<urlset><url><loc>");
                break;
            case "/flyttad":
                response.Redirect("/artikel/7", permanent: true);
                break;
            case "/rundgang/a":
                response.Redirect("/rundgang/b");
                break;
            case "/rundgang/b":
                response.Redirect("/rundgang/a");
                break;
            case "/utflugen":
                response.Redirect("https://example.com/");
                break;
            case "/fel":
                response.StatusCode = 500;
                break;
            case "/trott" when Tired-- > 0:
                response.StatusCode = 503;
                response.Headers.RetryAfter = "20";
                break;
            case "/latin":
                // Declared nowhere, and not UTF-8.
                response.ContentType = "text/html";
                await response.Body.WriteAsync(Encoding.Latin1.GetBytes(Page("Sjöfart", "<p>Båtplats på älven</p>")));
                break;
            case "/ljuger":
                // Says Latin-1, and is UTF-8.
                response.ContentType = "text/html; charset=iso-8859-1";
                await response.Body.WriteAsync(Encoding.UTF8.GetBytes(Page("Förskola", "<p>Räkna ut avgiften</p>")));
                break;
            case "/blankett.pdf":
                response.ContentType = "application/pdf";
                await response.WriteAsync("%PDF-1.7");
                break;
            case "/trott" or "/intern/oppet":
                await WritePageAsync(response, Page("Öppet", "<p>Öppet för alla.</p>"));
                break;
            default:
                await WriteArticleAsync(context, path);
                break;
        }
    }

    private async Task WriteArticleAsync(HttpContext context, string path)
    {
        var isArticle = int.TryParse(path.Replace("/artikel/", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var number);
        if (!isArticle || number > Articles || Gone.ContainsKey(number))
        {
            context.Response.StatusCode = number % 2 == 1 ? 410 : 404;
            return;
        }

        var text = Texts.GetValueOrDefault(number, $"Avgiften är {number} kronor.");
        var tag = $"\"{number}-{text.Length}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        await WritePageAsync(context.Response, Page($"Artikel {number}", $"<h2>Pris</h2><p>{text}</p><h2>Så gör du</h2><ul><li>Ansök</li><li>Vänta</li></ul>"));
    }

    private static Task WritePageAsync(HttpResponse response, string html)
    {
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(html);
    }

    private static string Page(string title, string content) => $"""
        <!doctype html><html lang="sv-SE"><head><title>{title} - Staden</title><meta name="dcterms.modified" content="2026-03-04T10:00:00"></head>
        <body><header><a href="/">Startsidan</a></header><div class="cookie-banner">Vi använder kakor.</div><nav><ul><li>Meny</li></ul></nav>
        <main class="page has-sidebar"><h1>{title}</h1>{content}<aside>Läs också</aside></main><footer>Kontakta oss</footer></body></html>
        """;

    private Task WriteIndexAsync(HttpResponse response, params string[] sitemaps) =>
        response.WriteAsync($"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(sitemaps.Select(s => $"<sitemap><loc>{Address}{s}</loc></sitemap>"))}</sitemapindex>");

    private async Task WriteSitemapAsync(Stream body, IEnumerable<string> paths) =>
        await body.WriteAsync(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(paths.Select(p => $"<url><loc>{Address}{p}</loc></url>"))}</urlset>"));
}
