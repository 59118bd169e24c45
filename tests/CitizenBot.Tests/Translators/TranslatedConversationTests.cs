using System.Net;
using System.Text.Json;
using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Translators;

/// <summary>A citizen whose language the assistant does not write, and the agent who answers in Swedish.</summary>
public sealed class TranslatedConversationTests : IAsyncLifetime
{
    private const string Question = "Wie beantrage ich einen Kindergartenplatz für meinen Sohn?";
    private TranslationServer _translator = null!;
    private DeskServer _desk = null!;

    public async Task InitializeAsync()
    {
        _translator = await TranslationServer.StartAsync();
        _translator.Sentences[("en", Question)] = "How do I apply for preschool for my son?";
        _desk = await DeskServer.InitializedAsync(_translator.AzureSettings);
    }

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _translator.DisposeAsync();
    }

    [Fact]
    public async Task What_the_assistant_does_not_write_is_understood_and_answered_by_translation_marked_and_with_the_original_until_another_language_is_written()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync("en");
        var answer = await citizen.AskAsync(Question);

        (answer.Intent, answer.Outcome, answer.Locale).ShouldBe(("forskola_ansokan", "answer", "de"));
        answer.Words.ShouldContain("[de] ");
        answer.Words.ShouldContain("https://goteborg.se/");
        Status(answer).ShouldBe("machine");
        var translation = Translation(answer)!.Value;
        translation.GetProperty("original").GetString()!.ShouldContain("preschool", Case.Insensitive);
        (translation.GetProperty("from").GetString(), translation.GetProperty("to").GetString(), translation.GetProperty("engine").GetString()).ShouldBe(("en", "de", "azure"));
        answer.Json.GetProperty("entities").EnumerateArray().ShouldContain(e => e.ToString().Contains("AIGeneratedContent"));
        answer.Json.GetProperty("speak").GetString()!.ShouldContain("xml:lang=\"de\"");
        citizen.Received.Single(r => r.Role == "user").Words.ShouldBe(Question);

        // A short message is of the conversation's language.
        (await citizen.AskAsync("Danke")).Locale.ShouldBe("de");
        var swedish = await citizen.AskAsync("Hur gör jag för att få ett lånekort på biblioteket?");
        swedish.Locale.ShouldBe("sv");
        Translation(swedish).ShouldBeNull();

        // What was translated once is remembered, by the database too.
        var calls = _translator.Calls.Count;
        await _desk.Server.RestartAsync();
        var other = await _desk.Server.GreetedCitizenAsync("en");
        (await other.AskAsync(Question)).Words.ShouldBe(answer.Words);
        _translator.Calls.Count(call => call.Path.EndsWith("/translate", StringComparison.Ordinal)).ShouldBe(calls);
    }

    [Fact]
    public async Task Danger_is_found_in_the_translation_too()
    {
        _translator.Sentences[("en", "Es brennt hier, die Flammen schlagen aus dem Dach, bitte schnell")] = "There is a fire here, flames are coming out of the roof, please hurry";
        var citizen = await _desk.Server.GreetedCitizenAsync("en");
        var answer = await citizen.AskAsync("Es brennt hier, die Flammen schlagen aus dem Dach, bitte schnell");
        (answer.Intent, answer.Locale).ShouldBe(("emergency", "de"));
        answer.Words.ShouldContain("112");
    }

    [Fact]
    public async Task Without_a_translation_the_languages_that_there_are_are_offered()
    {
        _translator.Faults.Enqueue(TranslationFault.Truncated);
        var citizen = await _desk.Server.GreetedCitizenAsync("en");
        var answer = await citizen.AskAsync("Welche Farbe hat der Himmel über dem Meer, wenn die Sonne untergeht?");
        answer.Buttons.ShouldContain("Svenska");
    }

    [Fact]
    public async Task An_agent_reads_Swedish_beside_the_original_and_writes_Swedish_that_the_citizen_gets_translated()
    {
        using var agent = await _desk.AgentAsync("sara", "kontaktcenter");
        _translator.Sentences[("sv", "متى تفتحون؟ رقمي ⟦1⟧")] = "När öppnar ni? Mitt nummer är ⟦1⟧";
        _translator.Sentences[("ar", "Vi öppnar 8.")] = "نفتح الساعة 8.";
        var citizen = await _desk.QueuedCitizenAsync("ar");
        await citizen.SayAsync("متى تفتحون؟ رقمي 070-123 45 67");
        var path = $"conversations/{citizen.ConversationId}";
        await agent.TakeAsync(citizen);
        (await agent.GetAsync($"{path}/translation")).GetProperty("writes").GetBoolean().ShouldBeTrue();

        var written = await citizen.NextAsync(r => r.Words.Contains("070"));
        var read = (await agent.PostAsync($"{path}/translations", new { activities = new[] { written.Id } })).GetProperty("translations")[0];
        read.GetProperty("text").GetString().ShouldBe("När öppnar ni? Mitt nummer är 070-123 45 67");
        (read.GetProperty("from").GetString(), read.GetProperty("to").GetString(), read.GetProperty("engine").GetString()).ShouldBe(("ar", "sv", "azure"));
        _translator.Seen.ShouldNotContain(text => text.Contains("070"));

        var calls = _translator.Calls.Count;
        await agent.PostAsync($"{path}/translations", new { activities = new[] { written.Id } });
        _translator.Calls.Count.ShouldBe(calls);

        var body = new { id = "m-1", text = "Vi öppnar 8.", to = "ar" };
        var id = (await agent.PostAsync($"{path}/messages", body)).GetProperty("id").GetString();
        var got = await citizen.NextAsync(r => r.Id == id);
        (got.Words, got.Locale, Status(got)).ShouldBe(("نفتح الساعة 8.", "ar", "machine"));
        Translation(got)!.Value.GetProperty("original").GetString().ShouldBe("Vi öppnar 8.");

        // The same message again is the same message, whatever the translator does meanwhile.
        _translator.Faults.Enqueue(TranslationFault.Truncated);
        (await agent.PostAsync($"{path}/messages", body)).GetProperty("id").GetString().ShouldBe(id);
        _translator.Faults.Clear();
    }

    [Fact]
    public async Task What_cannot_be_translated_is_not_sent_untranslated_without_the_agent_saying_so()
    {
        using var agent = await _desk.AgentAsync("rut", "kontaktcenter");
        var citizen = await _desk.QueuedCitizenAsync("ar");
        await agent.TakeAsync(citizen);
        var path = $"conversations/{citizen.ConversationId}";
        _translator.Faults.Enqueue(TranslationFault.Truncated);
        (await agent.StatusAsync(HttpMethod.Post, $"{path}/messages", new { id = "m-2", text = "Vi öppnar på måndag.", to = "ar" })).ShouldBe(HttpStatusCode.ServiceUnavailable);
        citizen.Received.ShouldNotContain(r => r.Words.Contains("måndag"));
        var id = (await agent.PostAsync($"{path}/messages", new { id = "m-2", text = "Vi öppnar på måndag." })).GetProperty("id").GetString();
        (await citizen.NextAsync(r => r.Id == id)).Words.ShouldBe("Vi öppnar på måndag.");
    }

    [Fact]
    public async Task Nothing_personal_is_remembered()
    {
        using var agent = await _desk.AgentAsync("eva", "kontaktcenter");
        var citizen = await _desk.QueuedCitizenAsync("ar");
        await citizen.SayAsync("بريدي هو kim@example.org وأسكن في Linnégatan 14");
        await agent.TakeAsync(citizen);
        var written = await citizen.NextAsync(r => r.Words.Contains("kim@"));
        await agent.PostAsync($"conversations/{citizen.ConversationId}/translations", new { activities = new[] { written.Id } });
        await using var db = _desk.Server.OpenDatabase();
        (await db.TranslationMemory.ToListAsync()).ShouldNotContain(row => row.Original.Contains("kim@") || row.Original.Contains("Linnégatan") || row.Translation.Contains("kim@"));
        (await db.ActivityTranslations.SingleAsync()).Text.ShouldContain("kim@example.org");
    }

    private static JsonElement? Translation(Received message) =>
        message.Json.GetProperty("entities").EnumerateArray().Where(e => e.GetProperty("type").GetString() == "citizenbot/translation").Select(e => (JsonElement?)e).FirstOrDefault();

    private static string? Status(Received message) =>
        message.Json.GetProperty("channelData").TryGetProperty("textStatus", out var status) ? status.GetString() : null;
}
