using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Real availability for a draft: what the citizen's words mean in it, and what to offer.</summary>
public sealed class TimeOffers(IBookingReader bookings, Vocabulary vocabulary, TimeProvider time)
{
    private const int AtOnce = 6;
    private const int OfOneDay = 3;

    internal Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Every free time at the draft's place; what the draft itself holds or has booked counts as free.</summary>
    internal async Task<(IReadOnlyList<BookingSlot> Free, IReadOnlyList<TakenSeat> Taken)> FreeAsync(
        BookableService service, BookingDraft draft, CancellationToken cancellationToken)
    {
        var calendar = new BookingCalendar(service);
        var taken = await bookings.TakenAsync(service.Assistant, service.Id, calendar.Window(Now), cancellationToken);
        string?[] own = [draft.Hold?.ToString("N"), draft.Reference];
        taken = [.. taken.Where(seat => !own.Contains(seat.Owner))];
        return (calendar.Free(Now, taken, draft.People ?? 1, draft.Place), taken);
    }

    /// <summary>Whether the words say anything about when.</summary>
    internal bool Speaks(ITurnContext context, BookingDraft draft, string text) =>
        OfferedIn(context, draft, text) is not null || IsMore(context, text) || WishesOf(context, draft, text).Count > 0;

    /// <summary>What the words wish for; the half that they do not say is what was said before.</summary>
    internal IReadOnlyList<TimeWish> WishesOf(ITurnContext context, BookingDraft draft, string text)
    {
        var wishes = Recognize(context, text);
        if (wishes.Count == 0)
        {
            return vocabulary.Is(context, "any", text) ? [new TimeWish { Earliest = true }] : [];
        }

        var day = Recognize(context, draft.SaidDay) is [var withDay, ..] ? withDay : new TimeWish();
        var time = Recognize(context, draft.SaidTime) is [var withTime, ..] ? withTime : new TimeWish();
        return [.. wishes.Select(wish => wish with
        {
            Days = NamesDay(wish) || wish.Earliest ? wish.Days : day.Days,
            Weekdays = NamesDay(wish) || wish.Earliest ? wish.Weekdays : day.Weekdays,
            Times = wish.Times.Count > 0 || wish.Earliest ? wish.Times : time.Times,
        })];
    }

    /// <summary>Keeps what the words said about day and time, for the corrections that follow.</summary>
    internal void Remember(ITurnContext context, BookingDraft draft, string text)
    {
        var wishes = Recognize(context, text);
        draft.SaidDay = wishes.Any(NamesDay) ? text : draft.SaidDay;
        draft.SaidTime = wishes.Any(wish => wish.Times.Count > 0) ? text : draft.SaidTime;
    }

    private static bool NamesDay(TimeWish wish) => wish.Days.Count + wish.Weekdays.Count > 0;

    private IReadOnlyList<TimeWish> Recognize(ITurnContext context, string? text) =>
        text is null ? [] : DateTimeRecognizer.Recognize(text, context.Language(), Now);

    /// <summary>The one time that the words mean: an offered button, or the only free time that fits; null when there is a choice.</summary>
    internal BookingSlot? Chosen(ITurnContext context, BookingDraft draft, string text, IReadOnlyList<BookingSlot> free)
    {
        if (OfferedIn(context, draft, text) is { } start)
        {
            return free.FirstOrDefault(slot => slot.Start.ToUnixTimeMilliseconds() == start);
        }

        var wishes = WishesOf(context, draft, text);
        var fitting = free.Where(slot => wishes.Any(wish => SlotMatcher.Fits(wish, slot))).Take(2).ToList();
        var earliest = wishes.Any(wish => wish.Earliest);
        return fitting.Count == 1 || (earliest && fitting.Count > 0) ? fitting[0] : null;
    }

    /// <summary>Offers the times that fit the words best, or the next ones on "more".</summary>
    /// <returns>False when nothing is free.</returns>
    internal async Task<bool> OfferAsync(
        ITurnContext context, BookableService service, BookingDraft draft, string? text, IReadOnlyList<BookingSlot> free, string? textId, Explanation why, CancellationToken cancellationToken)
    {
        var place = service.Places.First(p => p.Id == draft.Place).NameIn(context.Language());
        if (free.Count == 0)
        {
            await context.SayAsync(why, "booking.full", [("place", place)], [context.PersonButton()], cancellationToken);
            return false;
        }

        var wishes = text is null ? [] : WishesOf(context, draft, text);
        Remember(context, draft, text ?? "");
        var more = text is not null && wishes.Count == 0 && IsMore(context, text);
        var ranked = more
            ? free.Where(slot => slot.Start.ToUnixTimeMilliseconds() > draft.Offered.DefaultIfEmpty(0).Max()).ToList()
            : SlotMatcher.Match(wishes, free);
        var fitting = ranked.Where(slot => wishes.Any(wish => SlotMatcher.Fits(wish, slot))).ToList();
        ranked = fitting.Count > 0 ? fitting : ranked;
        var offered = Spread(ranked.Count > 0 ? ranked : free).OrderBy(slot => slot.Start).ToList();
        draft.Offered = [.. offered.Select(slot => slot.Start.ToUnixTimeMilliseconds())];
        draft.Asking = Ask.Time;
        var buttons = offered.Select(slot => TimeText.Short(slot.Start, context.Language())).Select(words => CardAction.ImBack(words, words)).ToList();
        if (free.Count > offered.Count)
        {
            buttons.Add(context.Button("button.more_times"));
        }

        if (service.Places.Count > 1)
        {
            buttons.Add(context.Button("button.other_place"));
        }

        buttons.Add(context.Button("button.cancel"));

        var id = textId ?? (wishes.Count == 0 ? (more ? "booking.times" : "booking.when") : fitting.Count > 0 ? "booking.times" : "booking.nearest");
        await context.SayAsync(why, id, [("place", place)], buttons, cancellationToken);
        return true;
    }

    /// <summary>The best few, of several days where the wish leaves the day open: three half hours in a row are little choice.</summary>
    private static IEnumerable<BookingSlot> Spread(IReadOnlyList<BookingSlot> ranked)
    {
        var best = ranked.Take(AtOnce * 4).ToList();
        var spread = best.GroupBy(slot => slot.LocalStart.Date).SelectMany(day => day.Take(OfOneDay)).ToList();
        return spread.Concat(best.Except(spread)).Take(AtOnce);
    }

    private bool IsMore(ITurnContext context, string text) =>
        vocabulary.Is(context, "more", text) || vocabulary.ButtonIn(context.Assistant(), text) == "button.more_times";

    private static long? OfferedIn(ITurnContext context, BookingDraft draft, string text)
    {
        var folded = PlainText.Fold(text).Trim();
        foreach (var start in draft.Offered)
        {
            var at = Instant.FromUnixTimeMilliseconds(start);
            if (context.Assistant().Languages.Any(language => PlainText.Fold(TimeText.Short(at, language)) == folded || PlainText.Fold(TimeText.Long(at, language)) == folded))
            {
                return start;
            }
        }

        return null;
    }
}
