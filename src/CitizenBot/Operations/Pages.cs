using System.Net;
using CitizenBot.Dialogs.Assistants;
using Markdig;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>The pages and scripts that the web project has built, and the documents.</summary>
internal static class Pages
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <summary>Scripts and styles. The widget's may be loaded by any page; whether it may talk to us is another question.</summary>
    public static IApplicationBuilder UsePages(this WebApplication app) => app.UseResponseCompression().UseStaticFiles(new StaticFileOptions
    {
        ContentTypeProvider = new FileExtensionContentTypeProvider(),
        OnPrepareResponse = file =>
        {
            file.Context.Response.Headers.AccessControlAllowOrigin = "*";
            file.Context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";

            // The names under /assets carry a hash of what is in them.
            file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable"
                : "no-cache";
        },
    });

    public static void MapPages(this WebApplication app)
    {
        var pages = Path.Combine(app.Environment.WebRootPath, "pages");
        app.MapGet("/", () => Page(pages, "index"));
        app.MapGet("/desk", () => Page(pages, "desk"));
        app.MapGet("/demo/{assistant}", (string assistant, IReadOnlyDictionary<string, Assistant> assistants) =>
            !assistants.TryGetValue(assistant, out var found) ? Problems.NotFound($"There is no assistant '{assistant}'.")
            : found.StaffOnly ? Results.Redirect($"/staff/{assistant}")
            : Page(Path.Combine(pages, "demo"), assistant));

        app.MapGet("/frame/{assistant}", (string assistant, HttpContext http, IReadOnlyDictionary<string, Assistant> assistants, IOptions<DirectLineOptions> options) =>
            assistants.ContainsKey(assistant) ? Frame(pages, assistant, http, options.Value) : Problems.NotFound($"There is no assistant '{assistant}'."));

        var style = Stylesheet(app);
        app.MapGet("/docs/{**page}", (string? page) => Document(app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Docs, page ?? "index", style));
    }

    /// <summary>The name that the build gave the style of our own pages; null where the web assets are not built.</summary>
    public static string? Stylesheet(WebApplication app)
    {
        var assets = Path.Combine(app.Environment.WebRootPath, "assets");
        return Directory.Exists(assets) ? Directory.GetFiles(assets, "pages-*.css").Select(Path.GetFileName).FirstOrDefault() : null;
    }

    private static IResult Page(string folder, string name) => File.Exists(Path.Combine(folder, $"{name}.html"))
        ? Results.File(Path.Combine(folder, $"{name}.html"), "text/html; charset=utf-8")
        : Problems.NotFound("There is no such page. The web assets are built with the program.");

    /// <summary>The chat as a page of its own, which pages of the allowed origins may frame.</summary>
    private static IResult Frame(string folder, string assistant, HttpContext http, DirectLineOptions options)
    {
        var file = Path.Combine(folder, "frame.html");
        if (!File.Exists(file))
        {
            return Problems.NotFound("There is no such page. The web assets are built with the program.");
        }

        SecurityHeaders.AllowFraming(http.Response, options.AllowedOrigins);
        return Results.Content(File.ReadAllText(file).Replace("{assistant}", WebUtility.HtmlEncode(assistant), StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static IResult Document(string folder, string name, string? style)
    {
        // Only the names that are there, so that no path leaves the folder.
        var file = Documents(folder).FirstOrDefault(f => Path.ChangeExtension(Path.GetRelativePath(folder, f), null).Replace('\\', '/') == name);
        if (file is null)
        {
            return Problems.NotFound($"There is no document '{name}'.");
        }

        // What is written for citizens says its language in its name.
        var language = name.EndsWith("-sv", StringComparison.Ordinal) ? "sv" : "en";
        var html = Markdig.Markdown.ToHtml(File.ReadAllText(file), Markdown);
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(name)} – CitizenBot</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/{style}"></head>
            <body><main class="document"><p><a href="/docs">Documents</a></p>{html}</main></body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    private static IEnumerable<string> Documents(string folder) =>
        from place in (string[])[folder, Path.Combine(folder, "decisions")]
        where Directory.Exists(place)
        from file in Directory.GetFiles(place, "*.md")
        select file;
}
