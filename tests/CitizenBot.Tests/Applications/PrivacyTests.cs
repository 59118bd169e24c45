using CitizenBot.Dialogs.Applications;
using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Applications;

/// <summary>Identity numbers and addresses are where they must be, and nowhere else.</summary>
public sealed class PrivacyTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("20180412-2388", false)]
    [InlineData("0904012382", true)]
    public async Task An_identity_number_is_encrypted_found_by_its_hash_and_masked_everywhere_else(string number, bool mayBePhone)
    {
        PersonalIdentityNumber.TryParse(number, new NodaTime.LocalDate(2026, 11, 23), out var parsed).ShouldBeTrue();
        parsed!.Reveal()[2..].ShouldStartWith(mayBePhone ? "0" : "1");
        using var preschool = await desk.AgentAsync($"pia{mayBePhone}".ToLowerInvariant(), "forskola");
        var citizen = await desk.Server.GreetedCitizenAsync();
        await citizen.SayAndHearAsync("Fyll i: Kontakt om förskoleplats");
        await citizen.AnswerAllAsync("Sam", "12 april 2018");
        var review = await citizen.AnswerAllAsync(number, "16 augusti 2027", "nej", "Centrum", "arbetar, studerar", "Anna Andersson", "Exempelgatan 1, Göteborg", "anna@example.com", "hoppa över");
        review.Words.ShouldContain($"••••••-••{parsed.Reveal()[^2..]}");
        review.Words.ShouldContain("**Ålder i dag, år:** 8");
        var reference = FormTalk.Reference(await citizen.SayAndHearAsync("ja"));

        await using var db = desk.Server.OpenDatabase();
        string[] written = [number, parsed.Reveal(), parsed.Reveal()[2..], number.Replace("-", "", StringComparison.Ordinal)];
        List<string> stored =
        [
            .. await db.Activities.Select(a => a.Json).ToListAsync(), .. await db.States.Select(s => s.Json).ToListAsync(),
            .. await db.Applications.Select(a => a.Json).ToListAsync(), .. await db.ApplicationIdentities.Select(i => i.Protected + i.Hash).ToListAsync(),
        ];
        stored.Where(text => written.Any(w => text.Contains(w, StringComparison.Ordinal))).ShouldBeEmpty();
        stored.ShouldNotContain(text => text.Contains("citizenbot/identity-numbers", StringComparison.Ordinal));
        if (!mayBePhone)
        {
            // Ten digits that look like a phone number are masked when the form has read them; until then their sender may see them come back.
            citizen.Received.ShouldNotContain(r => r.Json.GetRawText().Contains(number, StringComparison.Ordinal));
        }

        var found = await preschool.PostAsync("applications/find", new { number = parsed.Reveal() });
        found.GetProperty("applications").EnumerateArray().Select(a => a.GetProperty("reference").GetString()).ShouldBe([reference]);
        (await preschool.GetAsync($"applications/{reference}")).GetRawText().ShouldNotContain(parsed.Reveal()[2..]);
        (await preschool.PostAsync($"applications/{reference}/numbers")).GetProperty("numbers").GetProperty("barn.1.barnets_personnummer").GetString().ShouldBe(parsed.Reveal());
        using var others = await desk.AgentAsync($"ove{mayBePhone}".ToLowerInvariant(), "stadsmiljo");
        (await others.PostAsync("applications/find", new { number })).GetProperty("applications").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_identity_number_that_nobody_asked_for_is_masked_before_it_is_stored()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();

        await citizen.AskAsync("mitt personnummer är 811218-9876, när är simhallen öppen?");

        await using var db = desk.Server.OpenDatabase();
        var said = await db.Activities.Where(a => a.ConversationId == citizen.ConversationId && a.Inbound).Select(a => a.Json).ToListAsync();
        said.ShouldContain(json => json.Contains("simhallen", StringComparison.Ordinal));
        said.ShouldNotContain(json => json.Contains("811218", StringComparison.Ordinal) || json.Contains("identity-numbers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_protected_identity_is_not_asked_for_an_address_and_is_seen_by_a_cleared_team_alone()
    {
        using var street = await desk.AgentAsync("stefan", "stadsmiljo");
        using var cleared = await desk.AgentAsync("sofia", "socialtjanst");
        var citizen = await desk.Server.GreetedCitizenAsync();
        await citizen.AnswerAllAsync("Fyll i: Frågor om boendeparkering", "Annan fråga", "hoppa över", "hoppa över", "Anna", "hoppa över");

        (await citizen.SayAndHearAsync("jag har skyddad identitet")).Words.ShouldStartWith("Vilken e-postadress");
        var review = await citizen.AnswerAllAsync("anna@example.com", "hoppa över");
        review.Words.ShouldNotContain("Adress");
        var reference = FormTalk.Reference(await citizen.SayAndHearAsync("ja"));

        citizen.FromBot.ShouldNotContain(r => r.Words.StartsWith("Vilken adress", StringComparison.Ordinal) && string.CompareOrdinal(r.Id, review.Id) > 0);
        (await cleared.GetAsync($"applications/{reference}")).GetProperty("summary").GetProperty("protectedIdentity").GetBoolean().ShouldBeTrue();
        (await street.StatusAsync(HttpMethod.Get, $"applications/{reference}")).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
