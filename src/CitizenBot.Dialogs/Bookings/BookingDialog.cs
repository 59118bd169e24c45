using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Understanding;
using NodaTime;
using static CitizenBot.Dialogs.Bookings.BookingQuestions;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>
/// Books a time: takes whatever the citizen has said already, asks only for what is missing, holds the time while they
/// finish, and books nothing without a yes.
/// </summary>
public sealed class BookingDialog(IBookingReader bookings, TimeOffers times, BookingWords words, ICalendarLinks links) : CitizenDialog(DialogId)
{
    /// <summary>Its id in the set.</summary>
    public const string DialogId = "booking";

    /// <summary>Begins with a service.</summary>
    public static JsonElement OptionsFor(string service) => JsonSerializer.SerializeToElement(new BookingOptions(service), BookingJson.Default.BookingOptions);

    /// <inheritdoc/>
    public override string? TopicOf(DialogInstance instance) => instance.Get(DraftKey, BookingJson.Default.BookingDraft)?.Service;

    /// <inheritdoc/>
    public override bool Accepts(DialogContext dialogContext, DialogInstance instance, string text)
    {
        var context = dialogContext.Context;
        var draft = instance.Get(DraftKey, BookingJson.Default.BookingDraft)!;
        var service = draft.Service is null ? null : ServiceOf(context, draft);
        return draft.Asking switch
        {
            Ask.Service => words.ServiceIn(context, text) is not null,
            Ask.Place => BookingWords.PlaceIn(service!, text) is not null || times.Speaks(context, draft, text),
            Ask.People => words.PeopleIn(context, text) is not null,
            Ask.Time => times.Speaks(context, draft, text) || BookingWords.PlaceIn(service!, text) is not null || words.WantsOtherPlace(context, text),
            Ask.Confirm => words.IsYes(context, text) || words.IsNo(context, text) || words.Changes(context, service!, draft, text),
            { } field => ContactQuestions.Accepts(field, text) || words.Corrects(context, service!, draft, field, text),
            null => true,
        };
    }

    /// <inheritdoc/>
    public override bool MeansCancel(DialogContext dialogContext, string text) => words.IsCancel(dialogContext.Context, text);

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var text = context.Activity.Text ?? "";
        var draft = new BookingDraft { Service = options?.Deserialize(BookingJson.Default.BookingOptions)?.Service };
        if (draft.Service is not null)
        {
            words.TakeFrom(context, ServiceOf(context, draft), draft, text);
        }
        else if (times.Speaks(context, draft, text))
        {
            draft.Wish = text;
        }

        return await AdvanceAsync(dialogContext, draft, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var draft = dialogContext.ActiveDialog!.Get(DraftKey, BookingJson.Default.BookingDraft)!;
        if (context.Activity.Text?.Trim() is not { Length: > 0 } text)
        {
            return EndOfTurn;
        }

        switch (draft.Asking)
        {
            case Ask.Service:
                draft.Service = words.ServiceIn(context, text);
                break;
            case Ask.Place or Ask.Time:
                if (draft.Asking == Ask.Place && BookingWords.PlaceIn(ServiceOf(context, draft), text) is null && !times.Speaks(context, draft, text))
                {
                    return await AskPlaceAsync(dialogContext, draft, "booking.place_again", cancellationToken);
                }

                if (words.WantsOtherPlace(context, text))
                {
                    draft.Place = null;
                    break;
                }

                var known = draft.Place is not null;
                words.TakeFrom(context, ServiceOf(context, draft), draft, text);
                if (known && draft.Wish is null)
                {
                    return await OfferAsync(dialogContext, draft, null, "booking.when_again", cancellationToken);
                }

                break;
            case Ask.People:
                if (words.PeopleIn(context, text) is not { } people || people < 1 || people > ServiceOf(context, draft).MaxPeople)
                {
                    return await SayAsync(dialogContext, draft, "booking.people_again", [("max", Max(ServiceOf(context, draft)))], cancellationToken);
                }

                draft.People = people;
                break;
            case Ask.Confirm:
                return await ConfirmAsync(dialogContext, draft, text, cancellationToken);
            case "name" when words.IsYes(context, text) || words.IsNo(context, text):
                return await SayAsync(dialogContext, draft, "booking.again.name", [], cancellationToken);
            case { } field when words.Corrects(context, ServiceOf(context, draft), draft, field, text):
                words.TakeFrom(context, ServiceOf(context, draft), draft, text);
                draft.Wish ??= SameTime(context, draft);
                break;
            case { } field when !ContactQuestions.Take(draft, field, text, words.IsSkip(context, text)):
                return await SayAsync(dialogContext, draft, $"booking.again.{field}", [], cancellationToken);
        }

        return await AdvanceAsync(dialogContext, draft, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task RepromptDialogAsync(DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken) =>
        await AdvanceAsync(dialogContext, instance.Get(DraftKey, BookingJson.Default.BookingDraft)!, cancellationToken);

    /// <inheritdoc/>
    public override Task EndDialogAsync(DialogContext dialogContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken)
    {
        if (reason == DialogReason.CancelCalled && instance.Get(DraftKey, BookingJson.Default.BookingDraft)?.Hold is { } hold)
        {
            dialogContext.Context.Stage(new HoldReleased(hold));
        }

        return Task.CompletedTask;
    }

    /// <summary>Asks for what is missing next, or for the yes.</summary>
    private async Task<DialogTurnResult> AdvanceAsync(DialogContext dialogContext, BookingDraft draft, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (draft.Service is null)
        {
            return await AskServiceAsync(dialogContext, draft, cancellationToken);
        }

        var service = ServiceOf(context, draft);
        if (service.Sample && !draft.ToldSample)
        {
            draft.ToldSample = true;
            var about = context.Assistant().Services[service.Id];
            var text = about.Url is { } url ? $"{context.Text("booking.sample")} [{about.ArticleIn(context.Language()).Link}]({url.AbsoluteUri})" : context.Text("booking.sample");
            await context.SayAsync(Why(draft), text, context.Assistant().Texts.StatusOf(context.Language(), "booking.sample"), null, cancellationToken);
        }

        draft.Place ??= service.Places.Count == 1 ? service.Places[0].Id : null;
        if (draft.Place is null)
        {
            return await AskPlaceAsync(dialogContext, draft, "booking.place", cancellationToken);
        }

        if (draft.People is null && service.Ask.Contains(ContactField.People))
        {
            draft.Asking = Ask.People;
            return await SayAsync(dialogContext, draft, "booking.people", [("max", Max(service))], cancellationToken);
        }

        if (draft.Wish is not null || draft.Start is null)
        {
            var wish = draft.Wish;
            draft.Wish = null;
            if (!await ChooseAsync(dialogContext, draft, service, wish, cancellationToken))
            {
                return Waiting(dialogContext, draft);
            }
        }

        if (ContactQuestions.Missing(service, draft) is { } field)
        {
            draft.Asking = field;
            return await SayAsync(dialogContext, draft, $"booking.ask.{field}", [], cancellationToken, ContactQuestions.IsOptional(field) ? [context.Button("button.skip"), context.Button("button.cancel")] : [context.Button("button.cancel")]);
        }

        if (await PersonLimit.PickAsync(bookings, service, draft.Email, draft.Phone, cancellationToken) is null)
        {
            return await EndAtLimitAsync(dialogContext, draft, service, cancellationToken);
        }

        draft.Asking = Ask.Confirm;
        return await SayAsync(
            dialogContext, draft, "booking.summary", [.. Facts(context, draft), ("details", ContactQuestions.Lines(context, service, draft))], cancellationToken,
            [context.Button("button.yes"), context.Button("button.no")]);
    }

    /// <summary>Holds the one time that the words mean, or offers times. True when a time is held.</summary>
    private async Task<bool> ChooseAsync(DialogContext dialogContext, BookingDraft draft, BookableService service, string? wish, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var (free, taken) = await times.FreeAsync(service, draft, cancellationToken);
        SlotHold.Release(context, draft);
        if (wish is null || times.Chosen(context, draft, wish, free) is not { } slot || !SlotHold.Take(context, draft, service, slot, taken, times.Now))
        {
            await times.OfferAsync(context, service, draft, wish, free, null, Why(draft), cancellationToken);
            return false;
        }

        await context.SayAsync(
            Why(draft), "booking.held", [.. Facts(context, draft), ("minutes", SlotHold.Lasts.TotalMinutes.ToString("0", CultureInfo.InvariantCulture))], null, cancellationToken);
        return true;
    }

    private async Task<DialogTurnResult> ConfirmAsync(DialogContext dialogContext, BookingDraft draft, string text, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        var service = ServiceOf(context, draft);
        if (words.IsYes(context, text))
        {
            return await BookAsync(dialogContext, draft, service, cancellationToken);
        }

        // "No, Thursday instead" is a correction, a bare no is a no.
        if (words.Changes(context, service, draft, text))
        {
            words.TakeFrom(context, ServiceOf(context, draft), draft, text);
            draft.Wish ??= SameTime(context, draft);
            return await AdvanceAsync(dialogContext, draft, cancellationToken);
        }

        if (!words.IsNo(context, text))
        {
            return await SayAsync(dialogContext, draft, "booking.confirm_again", [], cancellationToken, [context.Button("button.yes"), context.Button("button.no")]);
        }

        SlotHold.Release(context, draft);
        await context.SayAsync(Why(draft) with { Outcome = Outcomes.Answer }, "booking.not_booked", cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>The chosen time in words, to look it up at another place.</summary>
    private static string? SameTime(ITurnContext context, BookingDraft draft) =>
        draft.Start is { } start ? TimeText.Long(Instant.FromUnixTimeMilliseconds(start), context.Language()) : null;

    private async Task<DialogTurnResult> BookAsync(DialogContext dialogContext, BookingDraft draft, BookableService service, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (draft.HeldUntil is null || Instant.FromUnixTimeMilliseconds(draft.HeldUntil.Value) <= times.Now)
        {
            // The hold has lapsed: if the time is still free it is taken again, else others are offered.
            var (free, taken) = await times.FreeAsync(service, draft, cancellationToken);
            SlotHold.Release(context, draft, keepStart: true);
            if (free.FirstOrDefault(s => s.Start.ToUnixTimeMilliseconds() == draft.Start) is not { } slot || !SlotHold.Take(context, draft, service, slot, taken, times.Now))
            {
                await context.SayAsync(Why(draft), "booking.expired", cancellationToken);
                draft.Start = null;
                return await AdvanceAsync(dialogContext, draft, cancellationToken);
            }
        }

        if (await PersonLimit.PickAsync(bookings, service, draft.Email, draft.Phone, cancellationToken) is not { } personCells)
        {
            return await EndAtLimitAsync(dialogContext, draft, service, cancellationToken);
        }

        var start = Instant.FromUnixTimeMilliseconds(draft.Start!.Value);
        var booking = new Booking
        {
            Reference = BookingReference.Create(),
            Assistant = service.Assistant,
            Service = service.Id,
            Place = draft.Place!,
            Start = start,
            End = start + service.Slot,
            Seats = service.SeatsNeeded(draft.People ?? 1),
            Language = context.Language(),
            Contact = new BookingContact(
                draft.Name, draft.Email, draft.Phone, draft.People, Said(draft.Note), Said(draft.Interpreter), Said(draft.Accessibility), draft.Address),
            ConversationKey = context.Snapshot().Id,
            Sequence = 0,
            State = BookingState.Confirmed,
            CreatedAt = times.Now,
        };
        context.Stage(new BookingConfirmed(booking, draft.Hold!.Value, personCells, new BookingCalendar(service).RemindAt(start, times.Now)));
        var text = context.Text("booking.done", [.. Facts(context, draft), ("reference", booking.Reference.Value)]);
        if (service.BringIn(context.Language()) is { } bring)
        {
            text += $"\n\n{bring}";
        }

        if (booking.Contact.Email is { } email)
        {
            BookingMail.Queue(context, booking, "mail.booked", text);
            text += $"\n\n{context.Text("booking.mailed", ("email", email))}";
        }

        var link = await links.LinkToAsync(context, booking, cancellationToken);
        var status = context.Assistant().Texts.StatusOf(context.Language(), "booking.done");
        await context.SayAsync(Why(draft) with { Outcome = Outcomes.Answer }, text, status, link is null ? [context.PersonButton()] : [CardAction.OpenUrl(context.Text("booking.calendar"), link), context.PersonButton()], cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    private static async Task<DialogTurnResult> EndAtLimitAsync(DialogContext dialogContext, BookingDraft draft, BookableService service, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        SlotHold.Release(context, draft);
        await context.SayAsync(
            Why(draft) with { Outcome = Outcomes.Answer }, "booking.limit", [("most", service.PerPerson!.Value.ToString(CultureInfo.InvariantCulture))], [context.PersonButton()], cancellationToken);
        return await dialogContext.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>What was skipped is kept as empty in a draft, so that it is not asked for again, and as nothing in a booking.</summary>
    private static string? Said(string? text) => text is { Length: > 0 } ? text : null;

    private async Task<DialogTurnResult> OfferAsync(DialogContext dialogContext, BookingDraft draft, string? wish, string textId, CancellationToken cancellationToken)
    {
        var service = ServiceOf(dialogContext.Context, draft);
        var (free, _) = await times.FreeAsync(service, draft, cancellationToken);
        await times.OfferAsync(dialogContext.Context, service, draft, wish, free, textId, Why(draft), cancellationToken);
        return Waiting(dialogContext, draft);
    }
}
