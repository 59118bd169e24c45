using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CitizenBot.Desk;

/// <summary>A case as a page to print or to save as PDF from the browser, in Swedish, with the citizen's own words beside each answer.</summary>
internal static class PrintedApplication
{
    private const string Style =
        "body{font:11pt/1.4 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}h1{font-size:1.5rem;margin:0}" +
        "table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}" +
        "thead{display:table-header-group}tr{break-inside:avoid}@page{size:A4;margin:20mm}@media print{body{margin:0;padding:0}}";

    /// <summary>Nothing runs and nothing loads; the one style is this one.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static string Write(OfficeApplication application)
    {
        var s = application.Summary;
        var rows = string.Concat(application.Answers.Select(a => $"<tr><th scope=\"row\">{Encode(a.Label)}</th><td dir=\"auto\">{Encode(a.Value)}</td><td dir=\"auto\">{Encode(a.Original ?? "")}</td></tr>"));
        var messages = application.Messages.Count == 0 ? "" : $"<h2>Meddelanden till medborgaren</h2>{string.Concat(application.Messages.Select(m => $"<p><strong>{Encode(m.Agent)}, {Time(m.At)}:</strong> <span dir=\"auto\">{Encode(m.Text)}</span></p>"))}";
        var files = application.Files.Count == 0 ? "" : $"<h2>Filer</h2><ul>{string.Concat(application.Files.Select(f => $"<li>{Encode(f.Name)} ({Encode(f.ContentType)}, {f.Size.ToString(CultureInfo.InvariantCulture)} byte)</li>"))}</ul>";
        return $"""
            <!doctype html>
            <html lang="sv">
            <head><meta charset="utf-8"><meta name="robots" content="noindex"><title>{Encode(s.Title)} {s.Reference}</title><style>{Style}</style></head>
            <body>
            <h1>{Encode(s.Title)}</h1>
            <p>Referens <strong>{s.Reference}</strong>. Inskickat {Time(s.Filed)}. Team: {Encode(s.TeamName)}. Läge: {State(s.State)}. Handläggare: {Encode(s.Assignee ?? "ingen")}. Medborgarens språk: {Encode(s.Language)}.{(s.ProtectedIdentity ? " <strong>Skyddad identitet.</strong>" : "")}</p>
            <table>
            <thead><tr><th scope="col">Fråga</th><th scope="col">Svar</th><th scope="col">Medborgarens egna ord</th></tr></thead>
            <tbody>{rows}</tbody>
            </table>
            {files}
            {messages}
            <p>Personnummer är maskerade. Innehållets version: {Encode(application.ContentVersion)}.</p>
            </body>
            </html>
            """;
    }

    private static string State(string state) => state switch { "new" => "nytt", "in-progress" => "pågår", "waiting" => "väntar på medborgaren", _ => "klart" };

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
