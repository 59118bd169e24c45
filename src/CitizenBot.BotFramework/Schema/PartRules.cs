using System.Text.Json;

namespace CitizenBot.BotFramework.Schema;

/// <summary>The rules for members, reactions, attachments, entities and buttons, each answered with the place that breaks it.</summary>
internal static class PartRules
{
    public static string? Wrong(Activity activity) =>
        WrongMembers(activity)
        ?? First("reactionsAdded", activity.ReactionsAdded, WrongReaction)
        ?? First("reactionsRemoved", activity.ReactionsRemoved, WrongReaction)
        ?? First("attachments", activity.Attachments, WrongAttachment)
        ?? First("entities", activity.Entities, entity => string.IsNullOrEmpty(entity.Type) ? ".type is missing." : null)
        ?? First("suggestedActions.actions", activity.SuggestedActions?.Actions, CardActionRules.Wrong);

    // A4101: an account joins or leaves once.
    private static string? WrongMembers(Activity activity)
    {
        if (activity is { MembersAdded: null, MembersRemoved: null })
            return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return First("membersAdded", activity.MembersAdded, WrongMember) ?? First("membersRemoved", activity.MembersRemoved, WrongMember);

        string? WrongMember(ChannelAccount member) =>
            string.IsNullOrEmpty(member.Id) ? ".id is missing."
            : !seen.Add(member.Id) ? ".id names an account that is in the lists already."
            : null;
    }

    private static string? WrongReaction(MessageReaction reaction) => string.IsNullOrEmpty(reaction.Type) ? ".type is missing." : null;

    // Teams breaks A7110 with a text/html attachment on every formatted message, and A7100 with every file it passes on.
    private static string? WrongAttachment(Attachment attachment) =>
        string.IsNullOrEmpty(attachment.ContentType) ? ".contentType is missing."
        : attachment is { Content: not null, ContentUrl: not null } && !OfTeams(attachment) ? " has both content and contentUrl."
        : attachment.Content is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } && !IsText(attachment) ? ".content must be an object or an array."
        : attachment.ContentUrl is { Length: > 0 } url && !IsAddress(url) ? ".contentUrl must be an absolute address."
        : null;

    // A data URI may be longer than the library reads.
    private static bool IsAddress(string url) =>
        url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || (Uri.TryCreate(url, UriKind.Absolute, out var address) && !address.IsFile);

    private static bool OfTeams(Attachment attachment) =>
        attachment.ContentType!.StartsWith("application/vnd.microsoft.teams.", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(Attachment attachment) =>
        attachment.ContentType!.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && attachment.Content?.ValueKind == JsonValueKind.String;

    private static string? First<T>(string field, IList<T>? list, Func<T, string?> wrong)
    {
        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (wrong(list![i]) is { } reason)
                return $"{field}[{i}]{reason}";
        }
        return null;
    }
}
