using System.Globalization;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Understanding;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>How a booking dialog asks: what it says, with which buttons, and why.</summary>
internal static class BookingQuestions
{
    /// <summary>Where an open dialog keeps its draft.</summary>
    public const string DraftKey = "draft";

    /// <summary>Which of the bookable services?</summary>
    public static Task<DialogTurnResult> AskServiceAsync(DialogContext dialogContext, BookingDraft draft, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        draft.Asking = Ask.Service;
        var titles = context.Assistant().Services.Values.Where(s => s.Booking is { Kind: BookingKind.Own }).Select(s => s.ArticleIn(context.Language()).Title);
        return SayAsync(dialogContext, draft, "booking.which", [], cancellationToken, [.. titles.Select(title => CardAction.ImBack(title, title)), context.Button("button.cancel")]);
    }

    /// <summary>Which of the service's places?</summary>
    public static Task<DialogTurnResult> AskPlaceAsync(DialogContext dialogContext, BookingDraft draft, string textId, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        draft.Asking = Ask.Place;
        var names = ServiceOf(context, draft).Places.Select(place => place.NameIn(context.Language()));
        var title = context.Assistant().Services[draft.Service!].ArticleIn(context.Language()).Title;
        return SayAsync(dialogContext, draft, textId, textId == "booking.place" ? [("service", title)] : [], cancellationToken, [.. names.Select(name => CardAction.ImBack(name, name)), context.Button("button.cancel")]);
    }

    /// <summary>Says a text and waits, with the draft kept.</summary>
    public static async Task<DialogTurnResult> SayAsync(
        DialogContext dialogContext, BookingDraft draft, string textId, IReadOnlyList<(string, string)> values, CancellationToken cancellationToken, IReadOnlyList<CardAction>? buttons = null)
    {
        var why = draft.Service is null ? new Explanation(Intents.BookingAny, null, Outcomes.Prompt) : Why(draft);
        await dialogContext.Context.SayAsync(why, textId, values, buttons, cancellationToken);
        return Waiting(dialogContext, draft);
    }

    /// <summary>Keeps the draft until the citizen answers.</summary>
    public static DialogTurnResult Waiting(DialogContext dialogContext, BookingDraft draft)
    {
        dialogContext.ActiveDialog!.Set(DraftKey, draft, BookingJson.Default.BookingDraft);
        return Dialog.EndOfTurn;
    }

    public static Explanation Why(BookingDraft draft) => new(draft.Service, null, Outcomes.Prompt);

    public static (string, string)[] Facts(ITurnContext context, BookingDraft draft) =>
    [
        ("service", context.Assistant().Services[draft.Service!].ArticleIn(context.Language()).Title),
        ("time", TimeText.Long(Instant.FromUnixTimeMilliseconds(draft.Start!.Value), context.Language())),
        ("place", ServiceOf(context, draft).Places.First(p => p.Id == draft.Place).NameIn(context.Language())),
    ];

    public static BookableService ServiceOf(ITurnContext context, BookingDraft draft) => context.Assistant().Services[draft.Service!].Booking!;

    public static string Max(BookableService service) => service.MaxPeople.ToString(CultureInfo.InvariantCulture);
}
