using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Bookings;

/// <summary>What is said in one sentence is not asked for again, and a correction reaches whatever was said.</summary>
public sealed class OneSentenceTests : IAsyncLifetime
{
    private CitizenBotServer _server = null!;

    public async Task InitializeAsync() => _server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)),
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_wedding_with_day_hour_and_people_in_one_sentence_is_held_and_only_the_rest_is_asked()
    {
        var citizen = await _server.GreetedCitizenAsync();
        await citizen.SayAsync("vigsel lördag 12 december kl 13 för två");

        (await citizen.ReplyAsync()).Words.ShouldContain("exempelkalender");
        (await citizen.ReplyAsync()).Words.ShouldContain("lördag 12 december kl. 13.00");
        (await citizen.ReplyAsync()).Words.ShouldBe("Vad heter du?");

        await citizen.SayAsync("Anna Andersson");
        (await citizen.ReplyAsync()).Words.ShouldBe("Vilken e-postadress har du?");
        await citizen.SayAsync("anna@example.com");
        (await citizen.ReplyAsync()).Words.ShouldBe("Vilket telefonnummer har du?");
        await citizen.SayAsync("070-123 45 67");
        (await citizen.ReplyAsync()).Words.ShouldStartWith("Vilket språk");
        await citizen.SayAsync("nej, kl 14 i stället");
        (await citizen.ReplyAsync()).Words.ShouldContain("lördag 12 december kl. 14.00");
        (await citizen.ReplyAsync()).Words.ShouldStartWith("Vilket språk");
        await citizen.SayAsync("Hur ansöker jag om plats på förskola?");
        (await citizen.ReplyAsync()).Intent.ShouldBe("forskola_ansokan");
        (await citizen.ReplyAsync()).Words.ShouldStartWith("Vilket språk");
        await citizen.SayAsync("engelska, ingen tolk");
        (await citizen.ReplyAsync()).Words.ShouldStartWith("Behöver du något");
        await citizen.SayAsync("en plats för rullstol");

        var summary = (await citizen.ReplyAsync()).Words;
        string[] facts = ["lördag 12 december kl. 14.00", "**Antal personer:** 2", "anna@example.com", "engelska, ingen tolk", "en plats för rullstol"];
        facts.ShouldAllBe(fact => summary.Contains(fact, StringComparison.Ordinal));
        await citizen.SayAsync("vi blir 12 personer");
        (await citizen.ReplyAsync()).Words.ShouldContain("lördag 12 december kl. 14.00");
        (await citizen.ReplyAsync()).Words.ShouldContain("**Antal personer:** 12");
        await citizen.SayAsync("nej");
        (await citizen.ReplyAsync()).Words.ShouldStartWith("Okej, ingenting är bokat.");
        await using var db = _server.OpenDatabase();
        db.Bookings.Count().ShouldBe(0);
        db.Seats.Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "goteborg-com", "book the guided walk in Haga for 3 people on Saturday 12 December at 1 pm", "Saturday 12 December at 13:00", "What is your name?")]
    [InlineData("sv", "goteborg-com", "Boka stadsvandring i Haga för fyra personer lördag den 12 december klockan ett", "lördag 12 december kl. 13.00", "Vad heter du?")]
    [InlineData("ar", "goteborg-com", "أريد حجز جولة مشي في هاغا يوم السبت ١٢ ديسمبر الساعة ١٣ نحن ٣ أشخاص", "13:00", "ما اسمك؟")]
    public async Task A_sentence_in_any_language_and_in_any_digits_is_held_at_once(string language, string assistant, string sentence, string time, string next)
    {
        var citizen = await _server.GreetedCitizenAsync(language, assistant);
        await citizen.SayAsync(sentence);

        await citizen.ReplyAsync();
        (await citizen.ReplyAsync()).Words.ShouldContain(time);
        (await citizen.ReplyAsync()).Words.ShouldBe(next);
    }
}
