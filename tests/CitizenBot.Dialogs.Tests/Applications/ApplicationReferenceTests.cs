using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;

namespace CitizenBot.Dialogs.Tests.Applications;

public sealed class ApplicationReferenceTests
{
    [Fact]
    public void A_reference_is_found_in_a_sentence_and_is_never_taken_for_a_bookings_nor_the_other_way_round()
    {
        for (var i = 0; i < 500; i++)
        {
            var (own, booking) = (ApplicationReference.Create(), BookingReference.Create());
            foreach (var written in (string[])[own.ToString(), own.Value, own.ToString().ToLowerInvariant(), own.ToString().Replace('-', ' ')])
            {
                ApplicationReference.FindIn($"hur går det med {written}, tack").ShouldBe(own);
                BookingReference.FindIn($"hur går det med {written}, tack").ShouldBeNull();
            }

            ApplicationReference.FindIn($"min tid {booking}").ShouldBeNull();
            ApplicationReference.FindIn($"min tid {booking.Value}").ShouldBeNull();
        }
    }

    [Fact]
    public void Any_wrong_character_and_any_two_that_changed_places_are_found()
    {
        const string Alphabet = "3479ACEFGHJKMPRTWXY";
        var right = ApplicationReference.Create().Value;
        for (var at = 0; at < right.Length; at++)
        {
            foreach (var other in Alphabet.Where(c => c != right[at]))
            {
                ApplicationReference.TryParse(right[..at] + other + right[(at + 1)..], out _).ShouldBeFalse();
            }

            for (var with = at + 1; with < right.Length; with++)
            {
                var swapped = right.ToCharArray();
                (swapped[at], swapped[with]) = (swapped[with], swapped[at]);
                ApplicationReference.TryParse(new string(swapped), out _).ShouldBe(right[at] == right[with]);
            }
        }
    }
}
