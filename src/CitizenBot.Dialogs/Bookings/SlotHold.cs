using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Keeps a time for the citizen who is about to confirm it.</summary>
internal static class SlotHold
{
    /// <summary>How long a time is kept.</summary>
    public static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>Holds a time; false when too few seats are left. Another citizen may still be faster: then the turn runs again.</summary>
    public static bool Take(ITurnContext context, BookingDraft draft, BookableService service, BookingSlot slot, IReadOnlyList<TakenSeat> taken, Instant now)
    {
        if (new BookingCalendar(service).PickCells(slot, taken, draft.People ?? 1) is not { } cells)
        {
            return false;
        }

        var until = now + Lasts;
        (draft.Hold, draft.HeldUntil, draft.Start) = (Guid.NewGuid(), until.ToUnixTimeMilliseconds(), slot.Start.ToUnixTimeMilliseconds());
        draft.SaidDay = draft.SaidTime = TimeText.Long(slot.Start, context.Language());
        context.Stage(new SlotHeld(draft.Hold.Value, context.Snapshot().Id, cells, until));
        return true;
    }

    /// <summary>Gives the time back, if one is held.</summary>
    public static void Release(ITurnContext context, BookingDraft draft, bool keepStart = false)
    {
        if (draft.Hold is { } hold)
        {
            context.Stage(new HoldReleased(hold));
        }

        (draft.Hold, draft.HeldUntil) = (null, null);
        draft.Start = keepStart ? draft.Start : null;
    }
}
