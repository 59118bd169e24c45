using System.Xml.Linq;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Speech;

namespace CitizenBot.Dialogs.Tests.Speech;

public class SpokenMessageTests
{
    private static readonly XNamespace Ssml = "http://www.w3.org/2001/10/synthesis";

    [Theory]
    [InlineData("sv", "sv")]
    [InlineData("ar", "ar")]
    [InlineData("sv-simple", "sv")]
    [InlineData(null, "sv")]
    public void It_is_ssml_in_the_language_of_the_message(string? locale, string language)
    {
        var speak = XElement.Parse(Speak("Hej", locale: locale)!);

        speak.Name.ShouldBe(Ssml + "speak");
        speak.Attribute("version")!.Value.ShouldBe("1.0");
        speak.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe(language);
    }

    [Theory]
    [InlineData("**Förskola**\n\nDu ansöker *här*.", "Förskola. | Du ansöker här.")]
    [InlineData("# Rubrik\n\nText", "Rubrik. | Text.")]
    [InlineData("Ta med:\n\n- **Legitimation**\n- Kvitto;\n1. Nyckel!", "Ta med: | Legitimation. | Kvitto. | Nyckel!")]
    [InlineData("Läs på [sidan om förskola](https://goteborg.se/forskola?x=1).", "Läs på sidan om förskola.")]
    [InlineData("[Ring oss](tel:031365000)", "Ring oss.")]
    [InlineData("Se https://www.goteborg.se/wps/portal?a=b&c=d för mer.", "Se goteborg.se för mer.")]
    [InlineData("Se <https://goteborg.se/x>", "Se goteborg.se.")]
    [InlineData("Hej 😀! Välkommen 👩‍👩‍👧 ✅ 🇸🇪 1️⃣", "Hej ! Välkommen 1.")]
    [InlineData("`kod` &amp; ~~mer~~", "kod & ~~mer~~.")]
    [InlineData("Rad ett\nrad två\\\nrad tre", "Rad ett rad två. | rad tre.")]
    [InlineData("![bild](https://a.test/b.png)", "bild.")]
    [InlineData("<b>fet</b>", "fet.")]
    public void Markdown_is_read_as_plain_sentences(string markdown, string sentences) => Sentences(Speak(markdown, TextFormatTypes.Markdown)).ShouldBe(sentences);

    [Theory]
    [InlineData("*inte* fet\n- ingen lista", "*inte* fet. | - ingen lista.")]
    [InlineData("<speak>& \"<break/>\"", "<speak>& \"<break/>\".")]
    [InlineData("a\u0001b\ud83dc", "abc.")]
    public void Plain_text_stays_as_it_is_and_cannot_leave_its_element(string text, string sentences) => Sentences(Speak(text)).ShouldBe(sentences);

    [Theory]
    [InlineData("sv", "Vi ses kl. 14.30, tfn 031-365 00 00.", "Vi ses klockan 14.30, telefon 031-365 00 00.")]
    [InlineData("sv", "Öppet kl. 9–17 m.m.", "Öppet klockan 9 till 17 med mera.")]
    [InlineData("sv", "T.ex. ca 50 kr.", "till exempel cirka 50 kronor.")]
    [InlineData("sv", "Skriv till kl@tfn.se i klass.", "Skriv till kl@tfn.se i klass.")]
    [InlineData("sv", "Perioden 2025–2026.", "Perioden 2025–2026.")]
    [InlineData("en", "Open 9–17, e.g. on Mondays.", "Open 9 to 17, for example on Mondays.")]
    [InlineData("en", "No. I said no.", "No. I said no.")]
    [InlineData("fi", "Avoinna klo 9, puh. 031", "Avoinna kello 9, puhelin 031.")]
    public void Abbreviations_are_words(string language, string text, string expected) => Sentences(Speak(text, locale: language)).ShouldBe(expected);

    [Theory]
    [InlineData("كيف أسجل طفلي في الروضة؟", "كيف أسجل طفلي في الروضة؟")]
    [InlineData("**الروضة**\n\n- مفتوحة 9–17", "الروضة. | مفتوحة 9 إلى 17.")]
    public void Arabic_is_read_too(string text, string expected) => Sentences(Speak(text, TextFormatTypes.Markdown, "ar")).ShouldBe(expected);

    [Fact]
    public void A_joiner_that_is_spelling_stays() => Sentences(Speak("می\u200dخواهم", locale: "fa")).ShouldBe("می\u200dخواهم.");

    [Theory]
    [InlineData("sv", "Du kan välja: Ja, Prata med en person.")]
    [InlineData("en", "You can choose: Ja, Prata med en person.")]
    public void Buttons_that_can_be_said_are_read_aloud(string language, string expected)
    {
        var message = Message("Ska jag boka?", TextFormatTypes.Plain, language);
        message.SuggestedActions = new SuggestedActions
        {
            Actions = [CardAction.ImBack("✅ Ja", "ja"), CardAction.OpenUrl("Sidan", new Uri("https://a.test/")), CardAction.ImBack("Prata med en person", "x")],
        };

        Sentences(SpokenMessage.Of(message, Content.Assistant("goteborg-se"))).ShouldBe($"Ska jag boka? | {expected}");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "En kortare text")]
    [InlineData(null, "En kortare text")]
    public void Where_there_is_no_text_the_summary_is_said_or_nothing(string? text, string? summary)
    {
        var message = Message(text, null, "sv");
        message.Summary = summary;

        Sentences(SpokenMessage.Of(message, Content.Assistant("goteborg-se"))).ShouldBe(summary is null ? null : "En kortare text.");
    }

    [Fact]
    public void Every_text_and_article_that_ships_can_be_said_without_marks_and_addresses()
    {
        foreach (var assistant in new[] { Content.Assistant("goteborg-se"), Content.Assistant("goteborg-com"), Content.Assistant("hemtjanst"), Content.Assistant("it-support") })
        {
            foreach (var language in assistant.Languages)
            {
                var texts = assistant.Texts.Ids.Where(id => !id.StartsWith("words.", StringComparison.Ordinal)).Select(id => assistant.Texts.Get(language, id));
                var articles = assistant.Services.Values.Select(s => s.ArticleIn(language)).Select(a => $"**{a.Title}**\n\n{a.Short}\n\n{a.Body}");
                foreach (var text in texts.Concat(articles))
                {
                    var spoken = Sentences(SpokenMessage.Of(Message(text, TextFormatTypes.Markdown, language), assistant)).ShouldNotBeNull(text);
                    foreach (var mark in new[] { "**", "://", "](", "\n", " kl. ", " tfn " })
                    {
                        spoken.ShouldNotContain(mark);
                    }
                }
            }
        }
    }

    private static string? Speak(string text, string format = TextFormatTypes.Plain, string? locale = "sv") =>
        SpokenMessage.Of(Message(text, format, locale), Content.Assistant("goteborg-se"));

    private static Activity Message(string? text, string? format, string? locale) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = format, Locale = locale };

    private static string? Sentences(string? speak) =>
        speak is null ? null : string.Join(" | ", XElement.Parse(speak, LoadOptions.PreserveWhitespace).Descendants(Ssml + "s").Select(s => s.Value));
}
