using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using Markdig;

namespace CitizenBot.Channels.Mail;

/// <summary>A letter as e-mail: plain text, the same as HTML, and the calendar entry.</summary>
internal static class Letter
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="mail">What it says.</param>
    /// <param name="from">Who sends it.</param>
    /// <param name="id">The same on every attempt, so that a mail server can drop what it has.</param>
    /// <param name="calendar">The calendar file (RFC 5545), or null.</param>
    /// <exception cref="FormatException">The address is none.</exception>
    public static MailMessage Write(MailQueued mail, MailAddress from, string id, string? calendar)
    {
        var message = new MailMessage { From = from, Subject = mail.Subject.ReplaceLineEndings(" "), SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        message.To.Add(new MailAddress(mail.To));
        message.Headers.Add("Message-ID", $"<{id}@{from.Host}>");
        message.Headers.Add("Content-Language", mail.Language);

        // RFC 3834: so that nobody's holiday answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Markdown.ToPlainText(mail.Markdown, Plain), Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Html(mail), Encoding.UTF8, MediaTypeNames.Text.Html));
        if (calendar is not null)
        {
            message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), new ContentType("text/calendar; charset=utf-8") { Name = $"{mail.Booking}.ics" }));
        }

        return message;
    }

    private static string Html(MailQueued mail) =>
        $"<!doctype html><html lang=\"{WebUtility.HtmlEncode(mail.Language)}\" dir=\"{LanguageTags.Direction(mail.Language)}\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(mail.Subject)}</title></head><body>{Markdown.ToHtml(mail.Markdown, Plain)}</body></html>";
}
