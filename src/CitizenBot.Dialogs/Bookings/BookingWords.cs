using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>What a citizen's words mean while a time is being booked.</summary>
public sealed class BookingWords(TimeOffers times, Vocabulary vocabulary)
{
    private const int ShortestPlaceName = 4;

    internal bool IsYes(ITurnContext context, string text) => vocabulary.Is(context, "yes", text);

    internal bool IsNo(ITurnContext context, string text) => vocabulary.Is(context, "no", text);

    internal bool IsSkip(ITurnContext context, string text) =>
        vocabulary.Is(context, "skip", text) || vocabulary.ButtonIn(context.Assistant(), text) == "button.skip";

    internal bool WantsOtherPlace(ITurnContext context, string text) => vocabulary.ButtonIn(context.Assistant(), text) == "button.other_place";

    internal bool WantsMove(ITurnContext context, string text) =>
        vocabulary.ButtonIn(context.Assistant(), text) == "button.move" || vocabulary.Mentions(context, "move", text);

    internal bool WantsCancel(ITurnContext context, string text) => vocabulary.ButtonIn(context.Assistant(), text) == "button.cancel_booking"
        || (vocabulary.Mentions(context, "unbook", text) && !WantsMove(context, text));

    /// <summary>Whether the text says to cancel a booking and nothing else.</summary>
    internal bool IsCancel(ITurnContext context, string text) => vocabulary.Is(context, "unbook", text);

    /// <summary>How many people a text says, in digits of any script or as a word.</summary>
    internal int? PeopleIn(ITurnContext context, string text) => ContactQuestions.People(text) ?? vocabulary.NumberIn(context, text);

    /// <summary>Whether a text given for a detail is a change of time or place instead: "no, Thursday".</summary>
    internal bool Corrects(ITurnContext context, BookableService service, BookingDraft draft, string field, string text) => field switch
    {
        "note" => false,
        "interpreter" or "accessibility" or "address" => IsNo(context, text.Split([' ', ','])[0]) && times.Speaks(context, draft, text),
        "name" => times.Speaks(context, draft, text) && (text.Any(char.IsDigit) || IsNo(context, text.Split([' ', ','])[0])),
        _ => !ContactQuestions.Accepts(field, text) && Changes(context, service, draft, text),
    };

    /// <summary>Whether a text says another time, place or number of people than the draft has.</summary>
    internal bool Changes(ITurnContext context, BookableService service, BookingDraft draft, string text) =>
        times.Speaks(context, draft, text) || PlaceIn(service, text) is not null
        || (PeopleIn(context, service, text) is { } people && people != draft.People);

    /// <summary>The bookable service that a text names or is about.</summary>
    internal string? ServiceIn(ITurnContext context, string text)
    {
        var assistant = context.Assistant();
        var named = vocabulary.ServiceIn(assistant, text) ?? vocabulary.BookingIn(assistant, text) ?? context.Understood().GetTopScoringIntent().Intent;
        return assistant.Services.TryGetValue(named, out var service) && service.Booking is { Kind: BookingKind.Own } ? named : null;
    }

    /// <summary>Takes place and time over into the draft, wherever in the words they stand.</summary>
    internal void TakeFrom(ITurnContext context, BookableService service, BookingDraft draft, string text)
    {
        draft.Place = PlaceIn(service, text) ?? draft.Place;
        draft.People = PeopleIn(context, service, text) ?? draft.People;

        if (times.Speaks(context, draft, text))
        {
            draft.Wish = text;
        }
    }

    /// <summary>How many people a sentence says will come, where the service asks for that and takes so many.</summary>
    private int? PeopleIn(ITurnContext context, BookableService service, string text) =>
        service.MaxPeople > 1 && vocabulary.PeopleIn(context, text) is { } people && people >= 1 && people <= service.MaxPeople ? people : null;

    /// <summary>The place that a text names: by a word of its name in any language that no other place has.</summary>
    internal static string? PlaceIn(BookableService service, string text)
    {
        var said = PlainText.Fold(text).Split([' ', ',', '.', '?', '!', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var matches = service.Places.Where(place => OwnWords(service, place).Any(own => said.Any(word => word.StartsWith(own, StringComparison.Ordinal)))).ToList();
        return matches.Count == 1 ? matches[0].Id : null;
    }

    private static IEnumerable<string> OwnWords(BookableService service, BookablePlace place) =>
        WordsOf(place).Where(word => word.Length >= ShortestPlaceName && service.Places.Count(other => WordsOf(other).Contains(word)) == 1);

    private static IEnumerable<string> WordsOf(BookablePlace place) =>
        place.Names.Values.Append(place.Id).SelectMany(name => PlainText.Fold(name).Split([' ', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries)).Distinct();
}
