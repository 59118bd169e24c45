using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Tests.DirectLine;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Applications;

/// <summary>Every form of the content can be filled in to its receipt, in every language it is written in.</summary>
public sealed class EveryFormTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private const int MostQuestions = 60;

    public static TheoryData<string, string, string> Forms()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var assistant in AssistantLoader.LoadAll(new CitizenBot.Operations.StorageOptions().Content).Values.Where(a => !a.StaffOnly))
        {
            foreach (var (service, language) in from s in assistant.Services.Values where s.Form is not null from l in assistant.WholeLanguages select (s, l))
            {
                all.Add(assistant.Id, service.Id, language);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_goes_from_its_button_to_its_receipt(string assistantId, string service, string language)
    {
        var assistant = fixture.Server.Services.GetRequiredService<IReadOnlyDictionary<string, Assistant>>()[assistantId];
        var form = assistant.Services[service].Form!;
        form.Title.LanguageFor(language).ShouldBe(language);
        var citizen = await fixture.Server.GreetedCitizenAsync(language, assistantId);

        var reply = await citizen.SayAndHearAsync(assistant.Texts.Get(language, "form.start", ("form", form.Title.In(language))));
        var asked = new List<string>();
        while (!reply.Buttons.Contains(assistant.Texts.Get(language, "button.form_send")))
        {
            asked.Add(reply.Words);
            asked.Count.ShouldBeLessThan(MostQuestions, string.Join('\n', asked));
            reply = await citizen.SayAndHearAsync(AnswerTo(form, reply, assistant, language));
        }

        asked.ShouldBeUnique();
        reply = await citizen.SayAndHearAsync(assistant.Texts.Get(language, "button.form_send"));
        ApplicationReference.TryParse(FormTalk.Reference(reply), out var reference).ShouldBeTrue();
        var filed = await fixture.Server.Services.GetRequiredService<IApplicationReader>().FindAsync(reference, CancellationToken.None);
        filed!.Team.ShouldBe(form.Team ?? assistant.Services[service].Team.Id);
        filed.Answers.Count.ShouldBeGreaterThan(2);
        reply.Words.Contains("https://", StringComparison.Ordinal).ShouldBe(form.EService is not null);
    }

    private static string AnswerTo(Form form, Received question, Assistant assistant, string language)
    {
        string Text(string id) => assistant.Texts.Get(language, id);
        var field = form.Fields.FirstOrDefault(f => question.Words.Contains(f.Ask.In(language), StringComparison.Ordinal));
        return field switch
        {
            null => Text("button.no"),
            { Optional: true, Kind: FormFieldKind.File or FormFieldKind.Photo } => Text("button.skip"),
            { Kind: FormFieldKind.Choice or FormFieldKind.Several } => question.Buttons[0],
            { Kind: FormFieldKind.Text, Pattern: not null } => field.Example!,
            { Kind: FormFieldKind.Number } => "12",
            { Kind: FormFieldKind.Date } => field.Dates == FormDates.Past ? "2021-03-04" : "2090-08-16",
            { Kind: FormFieldKind.Address } => "Exempelgatan 1, Göteborg",
            { Kind: FormFieldKind.PersonalIdentityNumber } => "811218-9876",
            { Kind: FormFieldKind.Email } => "anna@example.com",
            { Kind: FormFieldKind.Phone } => "070-123 45 67",
            { Kind: FormFieldKind.Place } => "Linnégatan 14",
            { Kind: FormFieldKind.YesNo } => Text("button.yes"),
            _ => "Xyz 123",
        };
    }
}
