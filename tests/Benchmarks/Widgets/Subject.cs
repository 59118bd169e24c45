namespace Benchmarks.Widgets;

/// <summary>One way to have the chat on a page, and how one tells from the page what state it is in.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="Page">The page that embeds it.</param>
/// <param name="Open">A script that a visitor's click stands for; null where the chat opens with the page.</param>
/// <param name="Usable">Whether one can write and the greeting is there.</param>
/// <param name="Input">The field to write in.</param>
/// <param name="Answered">Whether an article has been answered with.</param>
internal sealed record Subject(string Name, string Page, string? Open, string Usable, string Input, string Answered)
{
    public static readonly Subject Widget = new(
        "CitizenBot's widget", "widget.html", "() => CitizenBot.open()",
        "(() => { const root = document.querySelector('citizen-chat')?.shadowRoot; return !!root?.querySelector('textarea') && !!root.querySelector('.message.bot'); })()",
        "citizen-chat textarea",
        "() => !!document.querySelector('citizen-chat').shadowRoot.querySelector('.message.bot a[href*=\"goteborg.se\"]')");

    public static readonly Subject WebChat = new(
        "Web Chat 4.18.1", "webchat.html", null,
        "(() => { const box = document.querySelector('[data-id=\"webchat-sendbox-input\"]'); return !!box && !box.readOnly && !box.disabled && !!document.querySelector('.webchat__bubble'); })()",
        "[data-id='webchat-sendbox-input']",
        "() => !!document.querySelector('.webchat__bubble a[href*=\"goteborg.se\"]')");
}

/// <summary>One load of a page.</summary>
/// <param name="PageBytes">What came over the network before anybody opened the chat.</param>
/// <param name="Bytes">What had come when one could write.</param>
/// <param name="Requests">In how many answers.</param>
/// <param name="PageMilliseconds">Until the page had loaded.</param>
/// <param name="UsableMilliseconds">From the click, or from the page's address where the chat opens with it, until one could write and read the greeting.</param>
/// <param name="BlockedMilliseconds">How long the page answered nothing meanwhile: what each task took beyond 50 ms.</param>
internal sealed record Load(long PageBytes, long Bytes, int Requests, double PageMilliseconds, double UsableMilliseconds, double BlockedMilliseconds);

/// <summary>What was found of one subject: medians, and the rules that axe finds broken.</summary>
internal sealed record Result(Subject Subject, Load Median, IReadOnlyList<string> Violations);
