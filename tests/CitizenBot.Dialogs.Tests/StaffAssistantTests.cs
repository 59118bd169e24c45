using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Tests;

/// <summary>What holds for an assistant of the city's own employees.</summary>
public sealed class StaffAssistantTests
{
    [Theory]
    [InlineData("it-support", 25)]
    public void A_staff_assistant_is_for_staff_keeps_to_itself_and_warns_against_naming_people(string id, int topics)
    {
        var assistant = Content.Assistant(id);

        assistant.StaffOnly.ShouldBeTrue();
        assistant.Cloud.ShouldBe(CloudUse.Never);
        assistant.Services.Count.ShouldBe(topics);
        assistant.Texts.Get("sv", "greeting").ShouldContain("Nämn inga personer");
        assistant.Texts.Get("sv", "widget.privacy").ShouldContain("Nämn inga personer");
        assistant.Texts.Get("en", "greeting").ShouldContain("Name nobody");
        assistant.Texts.Get("en", "widget.privacy").ShouldContain("Name nobody");
    }

    [Theory]
    [InlineData("it-support")]
    public void Every_article_is_reached_from_a_starter_by_what_is_offered_next(string id)
    {
        var assistant = Content.Assistant(id);
        var reached = assistant.Starters.ToHashSet();
        for (var more = reached.ToList(); more.Count > 0;)
        {
            more = [.. more.SelectMany(service => assistant.Services[service].Related.Take(2)).Where(reached.Add)];
        }

        reached.ShouldBe(assistant.Services.Keys, ignoreOrder: true);
    }

    [Fact]
    public void What_an_assistant_answers_is_not_out_of_scope_for_it_alone()
    {
        IEnumerable<string> Meant(string id) => Content.Assistant(id).Examples.Where(e => e.Text == "skrivaren fungerar inte").Select(e => e.Intent);

        Meant("it-support").ShouldBe(["skrivare"]);
        Meant("goteborg-se").ShouldBe(["oos"]);
    }

    [Fact]
    public void Where_nothing_is_booked_nobody_is_asked_what_to_book() =>
        Content.Assistant("it-support").Examples.ShouldNotContain(e => e.Intent == "booking_any" || e.Intent == "booking_manage");
}
