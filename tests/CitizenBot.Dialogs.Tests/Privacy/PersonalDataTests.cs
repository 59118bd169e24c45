using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Privacy;

namespace CitizenBot.Dialogs.Tests.Privacy;

public sealed class PersonalDataTests
{
    private static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Privacy", "personal-data.txt")).Where(line => line is [not '#', ..])];

    [Fact]
    public void What_is_personal_by_its_form_is_found_and_what_only_looks_like_it_is_left()
    {
        List<string> missed = [], needless = [];
        foreach (var line in Lines)
        {
            var text = line.Replace("‹", "").Replace("›", "");
            var wanted = Regex.Matches(line, "‹(.*?)›").Select(match => match.Groups[1].Value).ToList();
            var found = PersonalData.Find(text).Select(span => text.Substring(span.Start, span.Length)).ToList();
            missed.AddRange(wanted.Except(found));
            needless.AddRange(found.Except(wanted));
        }

        missed.ShouldBeEmpty();
        needless.ShouldBeEmpty();
    }

    [Fact]
    public void A_masked_text_shows_nothing_of_it_and_is_restored_as_it_was()
    {
        const string text = "Hej, 070-9998877 eller kim@example.org, Storgatan 1. Igen: 070-9998877. ⟦1⟧";
        var masked = MaskedText.Of(text);

        masked.Text.ShouldBe("Hej, ⟦1⟧ eller ⟦2⟧, ⟦3⟧. Igen: ⟦1⟧. ⟦4⟧1⟦5⟧");
        masked.Restore(masked.Text).ShouldBe(text);
        masked.Restore(masked.Text.Replace("⟦2⟧", "⟦ 2 ⟧")).ShouldBe(text);
    }

    [Theory]
    [InlineData("⟦1⟧ och en till")]
    [InlineData("⟦1⟧ ⟦2⟧ ⟦2⟧")]
    [InlineData("⟦1⟧ ⟦2⟧ ⟦3⟧")]
    [InlineData("Ingenting")]
    public void What_came_back_with_a_detail_missing_doubled_or_invented_is_not_trusted(string answer) =>
        MaskedText.Of("070-9998877 kim@example.org").Restore(answer).ShouldBeNull();
}
