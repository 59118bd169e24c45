using System.Globalization;
using System.Net;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;

namespace CitizenBot.Desk;

/// <summary>The assistants of the city's own employees, for whoever is signed in at the desk: a list, and a page for each with its chat.</summary>
internal static class StaffPages
{
    public static void MapStaffPages(this WebApplication app)
    {
        var style = Pages.Stylesheet(app);
        app.MapGet("/staff", (HttpContext http, string? language, IReadOnlyDictionary<string, Assistant> assistants) =>
            ForStaff(http, () => List(assistants.Values.Where(a => a.StaffOnly), Words.In(language), style)));
        app.MapGet("/staff/{assistant}", (HttpContext http, string assistant, string? language, IReadOnlyDictionary<string, Assistant> assistants) =>
            ForStaff(http, () => assistants.TryGetValue(assistant, out var found) && found.StaffOnly
                ? Chat(found, Words.In(language), style)
                : Problems.NotFound($"There is no assistant '{assistant}' for staff.")));
    }

    /// <summary>The page for whoever is signed in; others are led to where they sign in.</summary>
    private static IResult ForStaff(HttpContext http, Func<IResult> page) => DeskSession.IsOpen(http) ? page() : Results.Redirect("/desk");

    private static IResult List(IEnumerable<Assistant> assistants, Words words, string? style)
    {
        var doors = string.Concat(assistants.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a =>
            $"<li><a href=\"/staff/{a.Id}?language={words.Language}\"><strong>{Encode(a.Name.In(words.Language))}</strong></a></li>"));
        return Page(words, style, words.Staff, "", "/staff", $"""
            <h1>{words.Staff}</h1>
            <p class="lead">{words.StaffLead}</p>
            <ul class="doors">{doors}</ul>
            """);
    }

    private static IResult Chat(Assistant assistant, Words words, string? style)
    {
        var language = assistant.Supported(words.Language);
        var name = Encode(assistant.Name.In(language));
        var topics = assistant.Services.Values.Select(s => s.ArticleIn(language).Title).Order(StringComparer.Create(new CultureInfo(language), ignoreCase: true));
        var chat = $"<script src=\"/widget.js\" data-assistant=\"{assistant.Id}\" data-language=\"{language}\" defer></script>";
        return Page(words, style, name, chat, $"/staff/{assistant.Id}", $"""
            <h1>{name}</h1>
            <p class="lead">{Encode(assistant.Texts.Get(language, "widget.notice"))}</p>
            <p>{Encode(assistant.Texts.Get(language, "widget.privacy"))}</p>
            <h2>{words.Topics}</h2>
            <ul class="questions">{string.Concat(topics.Select(title => $"<li>{Encode(title)}</li>"))}</ul>
            """);
    }

    private static IResult Page(Words words, string? style, string title, string script, string address, string main)
    {
        var list = address == "/staff" ? "" : $"<li><a href=\"/staff?language={words.Language}\">{words.Staff}</a></li>";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{title} – CitizenBot</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/{style}">{script}</head>
            <body class="start"><main>
            <nav aria-label="{words.Menu}"><ul><li><a href="/desk">{words.Desk}</a></li>{list}<li><a href="{address}?language={words.OtherLanguage}" lang="{words.OtherLanguage}">{words.Other}</a></li></ul></nav>
            {main}
            </main></body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>What the pages say themselves, in the desk's two languages.</summary>
    private sealed record Words(string Language, string OtherLanguage, string Other, string Menu, string Desk, string Staff, string StaffLead, string Topics)
    {
        private static readonly Words Swedish = new(
            "sv", "en", "In English", "Huvudmeny", "Till arbetsplatsen", "För anställda", "Assistenter som bara stadens medarbetare kan nå. Det du skriver till dem sparas.", "Det här kan du fråga om");

        private static readonly Words English = new(
            "en", "sv", "På svenska", "Main menu", "To the desk", "For employees", "Assistants that only the city's employees can reach. What you write to them is saved.", "What you can ask about");

        public static Words In(string? language) => language == "en" ? English : Swedish;
    }
}
