using CitizenBot.Dialogs.Applications;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Applications;

/// <summary>A report is filled in by chat, and nothing is filed without a yes.</summary>
public sealed class FaultReportTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_fault_in_one_sentence_is_asked_only_for_what_it_does_not_say_and_filed_at_a_yes(DatabaseKind database)
    {
        await using var server = await CitizenBotServer.StartAsync(database);
        var citizen = await server.GreetedCitizenAsync();

        var question = await citizen.SayAndHearAsync("Jag vill anmäla att gatlyktan på Linnégatan 14 är trasig");
        question.Words.ShouldBe("Står det något nummer på lyktstolpen?");
        citizen.FromBot.ShouldContain(r => r.Words.Contains("**Plats:** Linnégatan 14", StringComparison.Ordinal) && r.Words.Contains("Gatubelysning", StringComparison.Ordinal));

        var review = await citizen.AnswerAllAsync("L 1234", "Hoppa över", "nej");
        review.Words.ShouldContain("**Stolpens märkning:** L 1234");
        await using (var before = server.OpenDatabase())
        {
            (await before.Applications.CountAsync()).ShouldBe(0);
        }

        var receipt = await citizen.SayAndHearAsync("ja");
        var application = await FiledAsync(server, FormTalk.Reference(receipt));
        (application.Team, application.State, application.Title).ShouldBe(("stadsmiljo", ApplicationState.New, "Felanmälan gata och park"));
        application.Answers.Select(a => (a.Field, a.Value)).ShouldBe(
        [
            ("vad", "Gatubelysning"), ("beskrivning", "Jag vill anmäla att gatlyktan på Linnégatan 14 är trasig"), ("plats", "Linnégatan 14"), ("stolpe", "L 1234"), ("vill_ha_svar", "Nej"),
        ]);
        receipt.Words.ShouldContain("En människa läser och beslutar");

        var status = await citizen.SayAndHearAsync("Vad händer med mitt ärende?");
        status.Words.ShouldContain("mottaget, ingen har börjat än");
    }

    [Fact]
    public async Task The_record_is_Swedish_with_the_Arabic_words_beside_it()
    {
        var citizen = await Server.GreetedCitizenAsync("ar");
        await citizen.SayAndHearAsync("املأ: الإبلاغ عن عطل في شارع أو حديقة");
        var review = await citizen.AnswerAllAsync("الإنارة لا تعمل", "المصباح مكسور منذ أسبوع", "Järntorget", "تخطي", "تخطي", "لا");
        review.Words.ShouldContain("**المكان:** \u2068Järntorget\u2069");

        var application = await FiledAsync(Server, FormTalk.Reference(await citizen.SayAndHearAsync("نعم، أرسله")));

        application.Language.ShouldBe("ar");
        application.Answers[0].ShouldBe(new RecordedAnswer("vad", "choice", "Vad felet gäller", "Gatubelysning", "الإنارة لا تعمل") { Data = "belysning" });
        application.Answers.ShouldContain(a => a.Label == "Beskrivning" && a.Value == "المصباح مكسور منذ أسبوع");
    }

    [Fact]
    public async Task Any_answer_can_be_gone_back_to_and_changed_before_it_is_sent()
    {
        var citizen = await Server.GreetedCitizenAsync("en");
        await citizen.SayAndHearAsync("Fill in: Report a fault in streets and parks");
        (await citizen.SayAndHearAsync("Graffiti")).Words.ShouldStartWith("What is wrong? Describe");
        (await citizen.SayAndHearAsync("back")).Words.ShouldBe("What is the fault about?");
        var review = await citizen.AnswerAllAsync("Litter or a full bin", "The bin is overflowing", "Slottsskogen", "skip", "no");
        review.Words.ShouldContain("Litter or a full bin");

        (await citizen.SayAndHearAsync("change the description")).Words.ShouldStartWith("What is wrong?");
        (await citizen.SayAndHearAsync("Two bins are overflowing")).Words.ShouldContain("**Description:** Two bins are overflowing");
        (await citizen.SayAndHearAsync("No, it is at Götaplatsen")).Words.ShouldContain("**Place:** Götaplatsen");

        var application = await FiledAsync(Server, FormTalk.Reference(await citizen.SayAndHearAsync("Yes, send it in")));
        application.Answers.Select(a => a.Value).ShouldBe(["Skräp eller full papperskorg", "Two bins are overflowing", "Götaplatsen", "Nej"]);
    }

    [Fact]
    public async Task A_question_in_between_is_answered_and_the_form_goes_on()
    {
        var citizen = await Server.GreetedCitizenAsync();
        await citizen.AnswerAllAsync("Fyll i: Felanmälan gata och park", "Klotter");

        var id = await citizen.SayAsync("Vilka öppettider har återvinningscentralen?");
        var answer = await citizen.ReplyAsync(r => string.CompareOrdinal(r.Id, id) > 0);
        answer.Intent.ShouldBe("atervinningscentral");
        (await citizen.ReplyAsync()).Words.ShouldStartWith("Vad är fel?");

        await citizen.AskAsync("avbryt");
        (await citizen.SayAndHearAsync("Vad händer med mitt ärende?")).Words.ShouldStartWith("Vilken referens");
    }

    [Fact]
    public async Task What_will_not_do_is_said_with_what_would()
    {
        var citizen = await Server.GreetedCitizenAsync();
        await citizen.SayAndHearAsync("Fyll i: Felanmälan gata och park");

        await citizen.SayAndHearAsync("xyz");
        citizen.FromBot.ShouldContain(r => r.Words.StartsWith("Jag förstod inte vilket", StringComparison.Ordinal));
        await citizen.AnswerAllAsync("Gata eller cykelväg", "Ett djupt hål", "57.70887, 11.97456", "hoppa över", "ja", "den vanliga");
        citizen.FromBot.ShouldContain(r => r.Words.StartsWith("Det ser inte ut som en e-postadress", StringComparison.Ordinal), string.Join("\n", citizen.Received));
        (await citizen.SayAndHearAsync("anna@example.com")).Words.ShouldContain("**Plats:** 57.70887, 11.97456");
    }

    private static async Task<Application> FiledAsync(CitizenBotServer server, string reference)
    {
        ApplicationReference.TryParse(reference, out var parsed).ShouldBeTrue();
        return (await server.Services.GetRequiredService<IApplicationReader>().FindAsync(parsed, CancellationToken.None)).ShouldNotBeNull();
    }
}
