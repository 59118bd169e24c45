using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Mail;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage;

/// <summary>
/// Turns change records into SQL, the same for both databases. Every condition is part of a statement, so that what
/// is checked is what is written; a statement that finds nothing to change means a lost race.
/// </summary>
internal sealed class ChangeApplier(TimeProvider time)
{
    public async Task<CommitResult> ApplyAsync(CitizenBotDb db, Statements statements, Commit commit)
    {
        var unit = new CommitUnit(db, statements, commit.ConversationId, time.GetUtcNow());
        var changes = commit.Changes.AsEnumerable();
        if (commit.ExpectedSequence is { } sequence)
        {
            if (commit.Changes is [ConversationStarted started, ..])
            {
                await ConversationSql.StartAsync(unit, started);
                changes = changes.Skip(1);
            }

            await unit.RequireAsync(
                $"UPDATE conversations SET version = version + 1, last_sequence = last_sequence + {commit.Numbers}, updated_at = {unit.Now} WHERE id = {unit.ConversationId} AND version = {commit.ExpectedVersion} AND last_sequence = {sequence}",
                "The conversation has moved on.");
        }
        else if (commit.ExpectedVersion is { } version)
        {
            await unit.RequireAsync(
                $"UPDATE conversations SET version = version + 1, updated_at = {unit.Now} WHERE id = {unit.ConversationId} AND version = {version}",
                "The conversation has moved on.");
        }

        foreach (var change in changes)
        {
            await ApplyAsync(unit, change);
            if (unit.Result.Duplicate)
            {
                break;
            }
        }

        return unit.Result;
    }

    private static Task ApplyAsync(CommitUnit unit, Change change) => change switch
    {
        ConversationStarted c => ConversationSql.StartAsync(unit, c),
        ConversationRequested c => ConversationSql.RequestAsync(unit, c),
        ConversationCreated c => ConversationSql.CreateAsync(unit, c),
        ActivityAccepted c => ActivitySql.AcceptAsync(unit, c),
        ActivityNumbered c => ActivitySql.StoreAsync(unit, c),
        ActivitySent c => ActivitySql.SendAsync(unit, c),
        ActivityUpdated c => ActivitySql.UpdateAsync(unit, c),
        ActivityCleaned c => ActivitySql.CleanAsync(unit, c),
        ActivityDeleted c => ActivitySql.DeleteAsync(unit, c),
        FileStored c => FileSql.StoreAsync(unit, c),
        TurnEnded c => ActivitySql.EndTurnAsync(unit, c),
        StateRead c => StateSql.CheckAsync(unit, c),
        StateWritten c => StateSql.WriteAsync(unit, c),
        LanguageChanged c => ConversationSql.ChangeLanguageAsync(unit, c),
        HandoffRequested c => HandoffSql.RequestAsync(unit, c),
        QueueLeft => HandoffSql.LeaveQueueAsync(unit),
        PriorityRaised c => HandoffSql.RaiseAsync(unit, c),
        MessageLeft c => HandoffSql.LeaveMessageAsync(unit, c),
        ConversationReopened => HandoffSql.ReopenAsync(unit),
        ConversationTaken c => HandoffSql.TakeAsync(unit, c),
        ConversationReleased c => HandoffSql.ReleaseAsync(unit, c),
        ConversationTransferred c => HandoffSql.TransferAsync(unit, c),
        WallRequired c => AnnotationSql.RequireWallAsync(unit, c),
        NoteWritten c => AnnotationSql.WriteNoteAsync(unit, c),
        TagsWritten c => AnnotationSql.WriteTagsAsync(unit, c),
        EndingRecorded c => AnnotationSql.RecordEndingAsync(unit, c),
        AgentRequired c => HandoffSql.RequireAgentAsync(unit, c),
        QueuedRequired => HandoffSql.RequireQueuedAsync(unit),
        HubRequested c => HubSql.RequestAsync(unit, c),
        HubAccepted => HubSql.AcceptAsync(unit),
        HubReleased => HubSql.ReleaseAsync(unit),
        HubSent c => OutboxSql.SendUnseenAsync(unit, OutboxDestinations.Hub, c.Activity),
        MailQueued c => OutboxSql.SendUnseenAsync(unit, OutboxDestinations.Mail, MailActivity.Of(c)),
        HubRelayed => HubSql.RelayAsync(unit),
        DraftSaved c => DeskSql.SaveDraftAsync(unit, c),
        AgentSaved c => DeskSql.SaveAgentAsync(unit, c),
        SignInTried c => DeskSql.TrySignInAsync(unit, c),
        SignInSucceeded c => DeskSql.SignInAsync(unit, c),
        AdministratorRequired => DeskSql.RequireAdministratorAsync(unit),
        AuditRecorded c => DeskSql.RecordAsync(unit, c),
        FeedbackGiven c => DeskSql.SaveFeedbackAsync(unit, c),
        ResumeIssued c => ConversationSql.IssueResumeAsync(unit, c),
        TranslationsRemembered c => TranslationSql.RememberAsync(unit, c),
        TranslationsForgotten c => TranslationSql.ForgetAsync(unit, c),
        ActivityTranslated c => TranslationSql.TranslateAsync(unit, c),
        SettingWritten c => ConversationSql.WriteSettingAsync(unit, c),
        SettingAdded c => ConversationSql.AddSettingAsync(unit, c),
        SlotHeld c => BookingSql.HoldAsync(unit, c),
        HoldReleased c => BookingSql.ReleaseAsync(unit, c),
        BookingConfirmed c => BookingSql.ConfirmAsync(unit, c),
        BookingMoved c => BookingSql.MoveAsync(unit, c),
        BookingCancelled c => BookingSql.CancelAsync(unit, c),
        ApplicationFiled c => ApplicationSql.FileAsync(unit, c),
        ApplicationHandled c => ApplicationSql.HandleAsync(unit, c),
        DraftKept c => ApplicationSql.KeepAsync(unit, c),
        DraftTaken c => ApplicationSql.TakeAsync(unit, c),
        DelayedWorkClaimed c => DelayedWorkSql.ClaimAsync(unit, c),
        OutboxClaimed c => OutboxSql.ClaimAsync(unit, c),
        OutboxReleased c => OutboxSql.ReleaseAsync(unit, c),
        OutboxDelivered c => OutboxSql.DeliveredAsync(unit, c),
        OutboxFailed c => OutboxSql.FailedAsync(unit, c),
        _ => throw new ArgumentException($"No statement writes a {change.GetType().Name}.", nameof(change)),
    };
}
