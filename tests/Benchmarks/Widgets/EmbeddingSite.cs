using CitizenBot.EndToEnd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Widgets;

/// <summary>A web site on this machine whose pages embed a chat; what it serves is compressed, as a content delivery network would.</summary>
internal sealed class EmbeddingSite : IAsyncDisposable
{
    private readonly WebApplication _site;
    private Uri? _program;

    private EmbeddingSite(WebApplication site) => _site = site;

    public string Origin => _site.Urls.Single();

    public static async Task<EmbeddingSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddResponseCompression(o =>
        {
            o.MimeTypes = ["text/javascript", "text/css", "text/html"];
            o.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.SmallestSize);
        var site = new EmbeddingSite(builder.Build());
        site._site.UseResponseCompression();
        site._site.MapGet("/webchat.js", async () => Results.File(await WebChatBundle.FileAsync(), "text/javascript"));
        site._site.MapGet("/{name}", site.Page);
        await site._site.StartAsync();
        return site;
    }

    /// <summary>Where the pages find the program, which has to know this site's origin before it starts.</summary>
    public void Embed(Uri program) => _program = program;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private IResult Page(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Widgets", "pages", Path.GetFileName(name));
        return !File.Exists(file) ? Results.NotFound() : Results.Text(
            File.ReadAllText(file).Replace("[server]", _program?.AbsoluteUri, StringComparison.Ordinal),
            Path.GetExtension(file) switch { ".html" => "text/html", ".css" => "text/css", _ => "text/javascript" });
    }
}
