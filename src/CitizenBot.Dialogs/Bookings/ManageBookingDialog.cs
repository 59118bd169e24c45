using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Understanding;
using NodaTime;
using static CitizenBot.Dialogs.Bookings.BookingQuestions;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Shows, moves and cancels a booking by its reference. Another conversation than the one that booked needs a proof.</summary>
public sealed class ManageBookingDialog(IBookingReader bookings, TimeOffers times, BookingWords words, ICalendarLinks links) : CitizenDialog(DialogId)
{
    /// <summary>Its id in the set.</summary>
    public const string DialogId = "manage-booking";

    private const int MostGuesses = 3;
    private const string AskReference = "reference";
    private const string AskProof = "proof";
    private const string AskWhat = "what";
    private const string AskMove = "move";
    private const string AskCancel = "cancel";

    /// <inheritdoc/>
    public override string? TopicOf(DialogInstance instance) => instance.Get(DraftKey, BookingJson.Default.BookingDraft)?.Service;

    /// <inheritdoc/>
    public override bool Accepts(DialogContext dialogContext, DialogInstance instance, string text)
    {
        var draft = instance.Get(DraftKey, BookingJson.Default.BookingDraft)!;
        return draft.Asking switch
        {
            AskReference => BookingReference.FindIn(text) is not null || words.WantsMove(dialogContext.Context, text) || words.WantsCancel(dialogContext.Context, text),
            AskProof => ContactReader.Read(text) is not null,
            Ask.Time => times.Speaks(dialogContext.Context, draft, text),
            AskMove or AskCancel => words.IsYes(dialogContext.Context, text) || words.IsNo(dialogContext.Context, text),
            _ => words.WantsMove(dialogContext.Context, text) || words.WantsCancel(dialogContext.Context, text),
        };
    }

    /// <inheritdoc/>
    public override bool MeansCancelOtherwise(DialogContext dialogContext, DialogInstance instance, string text) =>
        instance.Get(DraftKey, BookingJson.Default.BookingDraft)?.Asking == AskWhat && words.IsCancel(dialogContext.Context, text);

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        var draft = new BookingDraft();
        if (BookingReference.FindIn(dialogContext.Context.Activity.Text ?? "") is { } reference)
        {
            return await LookUpAsync(dialogContext, draft, reference, cancellationToken);
        }

        var own = await bookings.OfConversationAsync(dialogContext.Context.Snapshot().Id, cancellationToken);
        return own.Count == 1
            ? await LookUpAsync(dialogContext, draft, own[0].Reference, cancellationToken)
            : await AskAsync(dialogContext, draft, AskReference, "booking.reference", [], cancellationToken, [dialogContext.Context.PersonButton()]);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var draft = dialogContext.ActiveDialog!.Get(DraftKey, BookingJson.Default.BookingDraft)!;
        if (dialogContext.Context.Activity.Text?.Trim() is not { Length: > 0 } text)
        {
            return EndOfTurn;
        }

        if (draft.Asking == AskReference)
        {
            return BookingReference.FindIn(text) is { } reference
                ? await LookUpAsync(dialogContext, draft, reference, cancellationToken)
                : await AskAsync(dialogContext, draft, AskReference, "booking.reference_again", [], cancellationToken, [dialogContext.Context.PersonButton()]);
        }

        // Read anew each time: another window may have changed it meanwhile.
        var booking = await FindAsync(draft, cancellationToken);
        if (booking is null || !dialogContext.Context.Assistant().Services.TryGetValue(booking.Service, out var service) || service.Booking is null)
        {
            return await EndAsync(dialogContext, draft, "booking.unknown", [("reference", draft.Reference!)], cancellationToken);
        }

        // Another conversation may have cancelled it since this one asked.
        if (booking.State == BookingState.Cancelled)
        {
            return await EndAsync(dialogContext, draft, "booking.cancelled_already", [("reference", booking.Reference.Value)], cancellationToken);
        }

        var changes = draft.Asking is AskMove or AskCancel or Ask.Time;
        if (changes && !new BookingCalendar(service.Booking).CanChange(booking.Start, times.Now))
        {
            return await EndAsync(dialogContext, draft, "booking.too_late", [("time", Long(dialogContext.Context, booking.Start))], cancellationToken);
        }

        return draft.Asking switch
        {
            AskProof => await ProveAsync(dialogContext, draft, booking, text, cancellationToken),
            Ask.Time => await ChooseAsync(dialogContext, draft, booking, service.Booking, text, cancellationToken),
            AskMove => await MoveAsync(dialogContext, draft, booking, service.Booking, text, cancellationToken),
            AskCancel => await CancelAsync(dialogContext, draft, booking, text, cancellationToken),
            _ => await ChooseWhatAsync(dialogContext, draft, booking, service.Booking, text, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public override async Task RepromptDialogAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken)
    {
        var draft = instance.Get(DraftKey, BookingJson.Default.BookingDraft)!;
        var booking = draft.Proven ? await FindAsync(draft, cancellationToken) : null;
        if (booking is not null)
        {
            await ShowAsync(dialogContext, draft, booking, "booking.found", cancellationToken);
        }
        else
        {
            await AskAsync(dialogContext, draft, draft.Asking ?? AskReference, draft.Asking == AskProof ? "booking.proof" : "booking.reference", [], cancellationToken);
        }
    }

    private async Task<DialogTurnResult> LookUpAsync(DialogContext dialogContext, BookingDraft draft, BookingReference reference, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        draft.Reference = reference.Value;
        var booking = await FindAsync(draft, cancellationToken);
        if (booking is null || booking.Assistant != context.Assistant().Id || !context.Assistant().Services.ContainsKey(booking.Service))
        {
            return await EndAsync(dialogContext, draft, "booking.unknown", [("reference", reference.Value)], cancellationToken);
        }

        if (booking.ConversationKey == context.Snapshot().Id)
        {
            draft.Proven = true;
            return await ShowOrEndAsync(dialogContext, draft, booking, cancellationToken);
        }

        return booking.Contact is { Email: null, Phone: null }
            ? await EndAsync(dialogContext, draft, "booking.proof_none", [], cancellationToken)
            : await AskAsync(dialogContext, draft, AskProof, "booking.proof", [], cancellationToken);
    }

    private async Task<DialogTurnResult> ProveAsync(DialogContext dialogContext, BookingDraft draft, Booking booking, string text, CancellationToken cancellationToken)
    {
        var given = ContactReader.Read(text);
        draft.Proven = (given?.Email is { } email && email.Equals(booking.Contact.Email, StringComparison.OrdinalIgnoreCase))
            || ContactReader.IsSameNumber(given?.Phone, booking.Contact.Phone);
        if (!draft.Proven && ++draft.Guesses >= MostGuesses)
        {
            return await EndAsync(dialogContext, draft, "booking.proof_over", [], cancellationToken);
        }

        return draft.Proven
            ? await ShowOrEndAsync(dialogContext, draft, booking, cancellationToken)
            : await AskAsync(dialogContext, draft, AskProof, "booking.proof_again", [], cancellationToken);
    }

    private async Task<DialogTurnResult> ShowOrEndAsync(DialogContext dialogContext, BookingDraft draft, Booking booking, CancellationToken cancellationToken)
    {
        draft.Service = booking.Service;
        if (booking.State == BookingState.Cancelled)
        {
            return await EndAsync(dialogContext, draft, "booking.cancelled_already", [("reference", booking.Reference.Value)], cancellationToken);
        }

        var text = dialogContext.Context.Activity.Text ?? "";
        var service = dialogContext.Context.Assistant().Services[booking.Service].Booking!;
        return words.WantsMove(dialogContext.Context, text) || words.WantsCancel(dialogContext.Context, text)
            ? await ChooseWhatAsync(dialogContext, draft, booking, service, text, cancellationToken)
            : await ShowAsync(dialogContext, draft, booking, "booking.found", cancellationToken);
    }

    private async Task<DialogTurnResult> ChooseWhatAsync(
        DialogContext dialogContext, BookingDraft draft, Booking booking, BookableService service, string text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var cancel = words.WantsCancel(context, text);
        if (!cancel && !words.WantsMove(context, text))
        {
            return await ShowAsync(dialogContext, draft, booking, "booking.found_again", cancellationToken);
        }

        if (!new BookingCalendar(service).CanChange(booking.Start, times.Now))
        {
            return await EndAsync(dialogContext, draft, "booking.too_late", [("time", Long(context, booking.Start))], cancellationToken);
        }

        if (cancel)
        {
            return await AskAsync(dialogContext, draft, AskCancel, "booking.cancel_sure", Facts(context, booking), cancellationToken, YesNo(context));
        }

        (draft.Place, draft.People) = (booking.Place, booking.Contact.People);
        return await ChooseAsync(dialogContext, draft, booking, service, times.Speaks(context, draft, text) ? text : null, cancellationToken);
    }

    private async Task<DialogTurnResult> ChooseAsync(
        DialogContext dialogContext, BookingDraft draft, Booking booking, BookableService service, string? text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var (free, _) = await times.FreeAsync(service, draft, cancellationToken);
        if (text is null || times.Chosen(context, draft, text, free) is not { } slot)
        {
            var understood = text is null ? "booking.move_when" : times.Speaks(context, draft, text) ? null : "booking.when_again";
            return await times.OfferAsync(context, service, draft, text, free, understood, Why(draft), cancellationToken)
                ? Waiting(dialogContext, draft)
                : await dialogContext.EndDialogAsync(null, cancellationToken);
        }

        draft.Start = slot.Start.ToUnixTimeMilliseconds();
        return await AskAsync(
            dialogContext, draft, AskMove, "booking.move_summary",
            [("reference", booking.Reference.Value), ("time", Long(context, slot.Start)), ("place", slot.Place.NameIn(context.Language()))], cancellationToken, YesNo(context));
    }

    private async Task<DialogTurnResult> MoveAsync(
        DialogContext dialogContext, BookingDraft draft, Booking booking, BookableService service, string text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (!words.IsYes(context, text))
        {
            if (times.Speaks(context, draft, text))
            {
                return await ChooseAsync(dialogContext, draft, booking, service, text, cancellationToken);
            }

            return await EndAsync(dialogContext, draft, "booking.not_moved", [("time", Long(context, booking.Start))], cancellationToken);
        }

        var (free, taken) = await times.FreeAsync(service, draft, cancellationToken);
        var slot = free.FirstOrDefault(s => s.Start.ToUnixTimeMilliseconds() == draft.Start);
        if (slot is null || new BookingCalendar(service).PickCells(slot, taken, draft.People ?? 1) is not { } cells)
        {
            await context.SayAsync(Why(draft), "booking.taken", [("time", Long(context, Instant.FromUnixTimeMilliseconds(draft.Start!.Value)))], null, cancellationToken);
            return await ChooseAsync(dialogContext, draft, booking, service, null, cancellationToken);
        }

        context.Stage(new BookingMoved(booking.Reference, slot.Place.Id, slot.Start, slot.End, cells, booking.Sequence + 1, new BookingCalendar(service).RemindAt(slot.Start, times.Now)));
        var moved = booking with { Place = slot.Place.Id, Start = slot.Start, End = slot.End, Sequence = booking.Sequence + 1 };
        return await EndWithCalendarAsync(
            dialogContext, draft, moved, "mail.moved", "booking.moved",
            [("reference", booking.Reference.Value), ("time", Long(context, slot.Start)), ("place", slot.Place.NameIn(context.Language()))], "booking.calendar", cancellationToken);
    }

    private async Task<DialogTurnResult> CancelAsync(DialogContext dialogContext, BookingDraft draft, Booking booking, string text, CancellationToken cancellationToken)
    {
        if (!words.IsYes(dialogContext.Context, text))
        {
            return await EndAsync(dialogContext, draft, "booking.kept", [("reference", booking.Reference.Value)], cancellationToken);
        }

        dialogContext.Context.Stage(new BookingCancelled(booking.Reference, booking.Sequence + 1));
        return await EndWithCalendarAsync(dialogContext, draft, booking, "mail.cancelled", "booking.cancelled", [("reference", booking.Reference.Value)], "booking.calendar_remove", cancellationToken);
    }

    private static Task<DialogTurnResult> ShowAsync(DialogContext dialogContext, BookingDraft draft, Booking booking, string textId, CancellationToken cancellationToken) => AskAsync(
        dialogContext, draft, AskWhat, textId, textId == "booking.found" ? [.. Facts(dialogContext.Context, booking), ("reference", booking.Reference.Value), ("place", PlaceOf(dialogContext.Context, booking))] : [], cancellationToken,
        [dialogContext.Context.Button("button.move"), dialogContext.Context.Button("button.cancel_booking")]);

    private async Task<DialogTurnResult> EndWithCalendarAsync(
        DialogContext dialogContext, BookingDraft draft, Booking booking, string subject, string textId, IReadOnlyList<(string, string)> values, string buttonId, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        BookingMail.Queue(context, booking, subject, context.Text(textId, [.. values]));
        var link = await links.LinkToAsync(context, booking, cancellationToken);
        await context.SayAsync(Why(draft) with { Outcome = Outcomes.Answer }, textId, values, link is null ? [] : [CardAction.OpenUrl(context.Text(buttonId), link)], cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    private static async Task<DialogTurnResult> EndAsync(
        DialogContext dialogContext, BookingDraft draft, string textId, IReadOnlyList<(string, string)> values, CancellationToken cancellationToken)
    {
        await dialogContext.Context.SayAsync(Why(draft) with { Outcome = Outcomes.Answer }, textId, values, [dialogContext.Context.PersonButton()], cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    private static async Task<DialogTurnResult> AskAsync(
        DialogContext dialogContext, BookingDraft draft, string asking, string textId, IReadOnlyList<(string, string)> values, CancellationToken cancellationToken, IReadOnlyList<CardAction>? buttons = null)
    {
        draft.Asking = asking;
        await dialogContext.Context.SayAsync(Why(draft), textId, values, buttons, cancellationToken);
        return Waiting(dialogContext, draft);
    }

    private async Task<Booking?> FindAsync(BookingDraft draft, CancellationToken cancellationToken) =>
        BookingReference.TryParse(draft.Reference, out var reference) ? await bookings.FindAsync(reference, cancellationToken) : null;

    private static Explanation Why(BookingDraft draft) => new(draft.Service ?? Intents.BookingManage, null, Outcomes.Prompt);

    private static (string, string)[] Facts(ITurnContext context, Booking booking) =>
        [("service", context.Assistant().Services[booking.Service].ArticleIn(context.Language()).Title), ("time", Long(context, booking.Start))];

    private static string PlaceOf(ITurnContext context, Booking booking) =>
        context.Assistant().Services[booking.Service].Booking!.Places.FirstOrDefault(p => p.Id == booking.Place)?.NameIn(context.Language()) ?? booking.Place;

    private static string Long(ITurnContext context, Instant time) => TimeText.Long(time, context.Language());

    private static CardAction[] YesNo(ITurnContext context) => [context.Button("button.yes"), context.Button("button.no")];
}
