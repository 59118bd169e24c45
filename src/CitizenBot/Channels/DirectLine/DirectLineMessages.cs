using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Operations;
using CitizenBot.Storage.Changes;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Takes what a client sends into the conversation, with its files, as one unit.</summary>
internal sealed class DirectLineMessages(
    ActivityAcceptance acceptance, FileIntake intake, PassingActivities passing, IOptions<LimitOptions> limits, ILogger<DirectLineMessages> logger)
{
    public async Task<IResult> AcceptAsync(
        DirectLineVisit visit, Activity activity, IReadOnlyList<UploadedFile> uploaded, HttpRequest request, CancellationToken cancellationToken)
    {
        DirectLineActivities.Complete(activity, visit.Speaker(activity.From?.Id), request);
        if (activity.Attachments is { Count: > ActivityValidation.MaxListLength } || activity.Attachments?.Contains(null!) == true)
        {
            return DirectLineErrors.Bad(ActivityValidation.Validate(activity)!);
        }

        var (files, refusal) = await intake.TakeAsync(activity, uploaded, visit.Conversation.Id, request, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (DirectLineActivities.Validate(activity) is { } wrong)
        {
            return DirectLineErrors.Bad(wrong);
        }

        if (files.Count > 0 && activity.Type != ActivityTypes.Message)
        {
            return DirectLineErrors.Bad("Files come with activities of type 'message'.");
        }

        if (activity.Type == ActivityTypes.Typing)
        {
            return Answer(passing.Show(activity));
        }

        try
        {
            var accepted = await acceptance.AcceptAsync(visit.Conversation, activity, DirectLineActivities.DuplicateKey(activity), files);
            if (activity is { Type: ActivityTypes.Event, Name: BotEvents.MyData } && !accepted.Duplicate)
            {
                LogMessages.DeletionRequested(logger, visit.Conversation.Id);
            }

            return Answer(accepted.ActivityId);
        }
        catch (ConversationFullException)
        {
            return DirectLineErrors.Refused(413, $"At most {limits.Value.UploadBytesPerConversation} bytes of files can be sent in one conversation.");
        }
    }

    private static IResult Answer(string? id) => Results.Json(new ResourceResponse { Id = id }, BotFrameworkJson.Wire.ResourceResponse);
}
