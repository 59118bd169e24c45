using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Conversations;

/// <summary>What is understood from what was said before, and what the bot says of itself.</summary>
public sealed class ContextTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    /// <summary>The title of an answer that only the assistant's own languages have.</summary>
    private const string BuildingPermit = "Building permit (bygglov)";

    [Theory]
    [InlineData("sv", "Hur ansöker jag om förskola?", "och vad kostar det?", "maxtaxa")]
    [InlineData("en", "How do I apply for preschool?", "and how much does it cost?", "fee")]
    [InlineData("ar", "كيف أسجل طفلي في الروضة؟", "وكم يكلف ذلك؟", "الرسوم")]
    [InlineData("fi", "Miten haen esikoulupaikkaa?", "entä paljonko se maksaa?", "maksu")]
    [InlineData("so", "Sideen u codsadaa xannaanada carruurta?", "waa immisa?", "lacagta")]
    public async Task A_follow_up_is_answered_with_what_the_article_says_of_it(string language, string question, string followUp, string word)
    {
        var citizen = await fixture.Server.GreetedCitizenAsync(language);
        var answer = await citizen.AskAsync(question);
        var more = await citizen.AskAsync(followUp);

        answer.Intent.ShouldBe("forskola_ansokan");
        (more.Intent, more.Outcome, more.Locale).ShouldBe(("forskola_ansokan", "answer", language));
        more.Words.ShouldContain(word, Case.Insensitive);
        more.Words.Length.ShouldBeLessThan(answer.Words.Length);
        more.Words.ShouldContain("https://goteborg.se/");
    }

    [Fact]
    public async Task Who_reads_easy_Swedish_is_answered_in_it_and_in_Swedish_where_there_is_none()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync("sv-simple");
        var easy = await citizen.AskAsync("Hur söker jag till sfi?");
        var swedish = await citizen.AskAsync("Hur ansöker jag om bygglov för en altan?");

        (easy.Intent, easy.Locale).ShouldBe(("sfi", "sv-simple"));
        easy.Words.ShouldContain("På sfi lär du dig svenska.");
        (swedish.Intent, swedish.Locale).ShouldBe(("bygglov", "sv"));
        swedish.Words.ShouldNotContain("annat språk");
    }

    [Fact]
    public async Task What_a_further_language_has_no_answer_to_is_answered_in_English_and_said_to_be()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync("pl");
        var own = await citizen.AskAsync("Gdzie mogę się nauczyć szwedzkiego, sfi?");
        (own.Intent, own.Locale).ShouldBe(("sfi", "pl"));

        var note = await citizen.AskAsync(BuildingPermit);
        note.Locale.ShouldBe("pl");
        note.Words.ShouldBe("Tę odpowiedź mam tylko w innym języku: English.");
        var answer = await citizen.ReplyAsync(r => r.Locale == "en");
        answer.Intent.ShouldBe("bygglov");
    }

    [Fact]
    public async Task A_reference_is_of_no_language()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync();
        (await citizen.AskAsync("status C4P-TG3-JAK")).Locale.ShouldBe("sv");
    }

    [Fact]
    public async Task Easy_Swedish_is_had_by_asking_for_it()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync("sv");
        (await citizen.AskAsync("Kan du skriva lättare?")).Words.ShouldBe("Nu skriver jag på lätt svenska.");
        (await citizen.AskAsync("Hur gör jag för att få ett lånekort på biblioteket?")).Locale.ShouldBe("sv-simple");
    }

    [Fact]
    public async Task Where_the_article_does_not_say_the_bot_says_so()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync("en");
        await citizen.AskAsync("How do I apply for preschool?");
        var more = await citizen.AskAsync("where is that?");

        more.Intent.ShouldBe("forskola_ansokan");
        more.Words.ShouldContain("does not say");
        more.Buttons.ShouldContain("Talk to a person");
    }

    [Fact]
    public async Task What_about_my_son_is_about_what_was_answered()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync("en");
        await citizen.AskAsync("How do I apply for preschool?");
        var more = await citizen.AskAsync("what about my son?");

        more.Intent.ShouldBe("forskola_ansokan");
        more.Words.ShouldStartWith("I take it that you still ask about");
    }

    [Fact]
    public async Task Asked_why_it_answered_that_the_bot_tells_what_it_understood_how_sure_it_was_and_its_source()
    {
        var citizen = await fixture.Server.GreetedCitizenAsync("en");
        (await citizen.AskAsync("Why did you answer that?")).Words.ShouldContain("have not answered");
        await citizen.AskAsync("How do I apply for preschool?");
        var why = await citizen.AskAsync("why did you say that?");

        (why.Intent, why.Outcome).ShouldBe(("smalltalk", "answer"));
        why.Words.ShouldContain("preschool", Case.Insensitive);
        why.Words.ShouldContain("sure");
        why.Words.ShouldContain("https://goteborg.se/");
    }

    [Theory]
    [InlineData("sv", "vem läser det jag skriver här?", "medarbetare")]
    [InlineData("en", "who sees this?", "staff")]
    [InlineData("fi", "kuka näkee tämän keskustelun?", "työntekijät")]
    public async Task Asked_who_reads_this_the_bot_tells(string language, string question, string word)
    {
        var citizen = await fixture.Server.GreetedCitizenAsync(language);
        var answer = await citizen.AskAsync(question);

        answer.Intent.ShouldBe("smalltalk");
        answer.Words.ShouldContain(word);
    }
}
