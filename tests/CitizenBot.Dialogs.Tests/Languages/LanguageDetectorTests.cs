using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Tests.Languages;

public sealed class LanguageDetectorTests
{
    private static readonly string[] Native = ["sv", "en", "ar", "fi", "so"];
    private static readonly LanguageDetector Sut = LanguageDetector.Load();

    [Theory]
    [InlineData("hej", "sv")]
    [InlineData("Hejsan!", "sv")]
    [InlineData("tack så mycket", "sv")]
    [InlineData("förskola", "sv")]
    [InlineData("Jag vill ansöka om förskola till min dotter", "sv")]
    [InlineData("hello", "en")]
    [InlineData("thanks", "en")]
    [InlineData("How do I pay my parking fine?", "en")]
    [InlineData("مرحبا", "ar")]
    [InlineData("كيف أحجز موعداً في مكتب المواطنين؟", "ar")]
    [InlineData("بدي سجل ابني بالروضة", "ar")]
    [InlineData("moi", "fi")]
    [InlineData("kiitos", "fi")]
    [InlineData("Miten haen lapselleni päiväkotipaikkaa?", "fi")]
    [InlineData("salaan", "so")]
    [InlineData("iska warran", "so")]
    [InlineData("mahadsanid", "so")]
    [InlineData("Sideen carruurtayda ugu qoraa xanaanada?", "so")]
    public void Detects_the_languages_the_bot_speaks(string text, string language)
    {
        Sut.Detect(text).Language.ShouldBe(language);
        Sut.Detect(text, Native).Language.ShouldBe(language);
    }

    [Theory]
    [InlineData("Wo kann ich mein Kind im Kindergarten anmelden?", "de")]
    [InlineData("¿Cuándo abre la biblioteca?", "es")]
    [InlineData("Hvor kan jeg søke om barnehageplass?", "nb")]
    [InlineData("Hvordan søger jeg om en plads i børnehaven til mit barn?", "da")]
    [InlineData("Où puis-je payer mon amende de stationnement ?", "fr")]
    [InlineData("Gdzie mogę zapłacić mandat za parkowanie?", "pl")]
    [InlineData("Çocuğumu anaokuluna nasıl kaydederim?", "tr")]
    [InlineData("Де я можу записати дитину до школи?", "uk")]
    [InlineData("Как записать ребёнка в школу?", "ru")]
    [InlineData("چگونه فرزندم را در مدرسه ثبت نام کنم؟", "fa")]
    [InlineData("Kako da upišem dijete u vrtić?", "bs")]
    [InlineData("Како да упишем дете у вртић?", "bs")]
    [InlineData("如何给孩子报名上学？", "zh-Hans")]
    [InlineData("図書館はいつ開きますか", "ja")]
    public void Tells_other_languages_from_them(string text, string language) =>
        Sut.Detect(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("I want to go to Angered library", "en")]
    [InlineData("how do I get to Hjalmar Brantingsplatsen", "en")]
    [InlineData("is Liseberg open on Saturday", "en")]
    [InlineData("Miten pääsen Korsvägeniltä Slottsskogeniin?", "fi")]
    [InlineData("كيف أصل إلى Brunnsparken بالترام؟", "ar")]
    [InlineData("Goorma ayuu furmayaa Medborgarkontor Angered", "so")]
    public void Place_names_do_not_decide(string text, string language) =>
        Sut.Detect(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("jag vill ansoka om forskola", "sv")]
    [InlineData("nar oppnar atervinningscentralen", "sv")]
    [InlineData("mista loydan lomakkeen paivahoitoon", "fi")]
    public void Reads_what_a_foreign_keyboard_writes(string text, string language) =>
        Sut.Detect(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("112")]
    [InlineData("2026-11-22 14:30")]
    [InlineData("?!...")]
    [InlineData("😀👍🏽")]
    [InlineData("name@example.com")]
    [InlineData("https://goteborg.se/forskola")]
    [InlineData("ᚠᚢᚦᚨᚱᚲ")]
    public void Says_und_when_there_is_nothing_to_tell_by(string text) =>
        Sut.Detect(text).ShouldBe(LanguageGuess.Undetermined);

    [Fact]
    public void Reads_past_half_a_surrogate_pair() =>
        Sut.Detect("hej \uD83D på dig, vad kostar förskolan").Language.ShouldBe("sv");

    [Fact]
    public void Considers_only_the_languages_asked_for()
    {
        Sut.Detect("hej, hvordan går det").Language.ShouldNotBe("sv");
        Sut.Detect("hej, hvordan går det", ["sv", "en"]).Language.ShouldBe("sv");
        Sut.Detect("hello", []).ShouldBe(LanguageGuess.Undetermined);
    }

    [Theory]
    [InlineData("Dobar dan, kako da upišem dijete u vrtić?", "hr", "bs")]
    [InlineData("Hva koster barnehagen?", "no", "nb")]
    [InlineData("图书馆几点开门", "zh", "zh-Hans")]
    [InlineData("Vad kostar förskolan?", "sv-simple", "sv")]
    public void Accepts_the_other_tags_of_a_language(string text, string asked, string answered) =>
        Sut.Detect(text, [asked, "en"]).Language.ShouldBe(answered);

    [Fact]
    public void Is_surer_of_a_sentence_than_of_a_word_that_many_languages_share()
    {
        var word = Sut.Detect("taxi");
        var sentence = Sut.Detect("Var hittar jag en taxi vid centralstationen i kväll?");
        sentence.Confidence.ShouldBeGreaterThan(0.9);
        word.Confidence.ShouldBeLessThan(sentence.Confidence);
    }

    [Fact]
    public void Reads_a_very_long_message_by_its_start() =>
        Sut.Detect(string.Concat(Enumerable.Repeat("Jag undrar när det blir vår plats i kön till förskolan. ", 5000))).Language.ShouldBe("sv");
}
