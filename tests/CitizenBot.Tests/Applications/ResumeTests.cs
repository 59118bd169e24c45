using CitizenBot.Dialogs.Applications;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Applications;

/// <summary>A form can be left and gone on with after days, also from elsewhere, with a proof.</summary>
public sealed class ResumeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_form_put_aside_goes_on_days_later_in_another_conversation_after_a_restart_with_a_proof(DatabaseKind database)
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = time });
        var citizen = await server.GreetedCitizenAsync();
        await citizen.AnswerAllAsync("Fyll i: Intresseanmälan till vuxenutbildning", "Yrkesutbildning", "Undersköterska", "20", "hoppa över", "ja", "Anna", "anna@example.com");
        var reference = FormTalk.Reference(await citizen.SayAndHearAsync("spara"));
        await server.RestartAsync();
        time.Jump(TimeSpan.FromDays(3));

        var elsewhere = await server.GreetedCitizenAsync("en");
        (await elsewhere.SayAndHearAsync($"I want to go on with {reference}")).Words.ShouldStartWith("The case was made in another chat");
        (await elsewhere.SayAndHearAsync("eva@example.com")).Words.ShouldStartWith("That does not match");
        (await elsewhere.SayAndHearAsync("anna@example.com")).Words.ShouldStartWith("What is your phone number?");
        var review = await elsewhere.SayAndHearAsync("skip");
        review.Words.ShouldContain("**Level:** Vocational education");

        // What is being filled in elsewhere is no longer here.
        citizen = await DirectLineCitizen.ArriveAsync(server.Http, "goteborg-se", "sv", citizen.Resume);
        await citizen.StartAsync();
        (await citizen.SayAndHearAsync("fortsätt med formuläret")).Words.ShouldStartWith("Vilken referens");
        FormTalk.Reference(await elsewhere.SayAndHearAsync("yes")).ShouldBe(reference);
        (await citizen.SayAndHearAsync(reference)).Words.ShouldStartWith("Ärendet gjordes i en annan chatt");
        (await citizen.SayAndHearAsync("anna@example.com")).Words.ShouldContain("mottaget, ingen har börjat än");
        await using var db = server.OpenDatabase();
        (await db.ApplicationDrafts.CountAsync(), await db.Applications.CountAsync()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_form_that_is_open_survives_the_end_of_the_program_and_a_person_who_takes_over()
    {
        await using var server = await CitizenBotServer.StartAsync();
        var citizen = await server.GreetedCitizenAsync();
        await citizen.AnswerAllAsync("Fyll i: Anmäl en övergiven bil", "Bil", "Järntorget");
        await server.RestartAsync();
        citizen.Http = server.Http;

        (await citizen.SayAndHearAsync("ABC123")).Words.ShouldStartWith("Hur ser det ut");
        var id = await citizen.SayAsync("prata med en person");
        var kept = await citizen.ReplyAsync(r => string.CompareOrdinal(r.Id, id) > 0 && r.Words.Contains("sparat", StringComparison.Ordinal));

        FormTalk.Reference(kept).ShouldNotBeEmpty();
        await using var db = server.OpenDatabase();
        (await db.ApplicationDrafts.SingleAsync()).Json.ShouldContain("ABC123");
        (await db.Applications.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_filed_once_is_filed_once_however_often_it_is_sent()
    {
        await using var server = await CitizenBotServer.StartAsync();
        var citizen = await server.GreetedCitizenAsync();
        await citizen.AnswerAllAsync("Fyll i: Anmäl en övergiven bil", "Bil", "Järntorget", "hoppa över", "Röd och rostig", "nej", "hoppa över", "hoppa över");
        var yes = Guid.NewGuid().ToString();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => citizen.SayAsync("ja", yes)));
        await citizen.ReplyAsync(r => r.Words.StartsWith("Klart!", StringComparison.Ordinal));

        await using var db = server.OpenDatabase();
        (await db.Applications.CountAsync()).ShouldBe(1);
    }
}
