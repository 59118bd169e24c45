using CitizenBot.Dialogs.Applications;
using NodaTime;

namespace CitizenBot.Storage.Model;

/// <summary>An application as its column holds it. Times are Unix milliseconds.</summary>
internal sealed record ApplicationDocument(
    string Reference, string Assistant, string Service, string Team, bool Sensitive, bool ProtectedIdentity, string Language, string Title,
    IReadOnlyList<RecordedAnswer> Answers, IReadOnlyList<SentFile> Files, string? Email, string? Phone, string ConversationKey, string State, string? Assignee,
    IReadOnlyList<OfficeMessage> Messages, int Version, long FiledAt, string ContentVersion)
{
    public static ApplicationDocument Of(Application a) => new(
        a.Reference.Value, a.Assistant, a.Service, a.Team, a.Sensitive, a.ProtectedIdentity, a.Language, a.Title, a.Answers, a.Files, a.Email, a.Phone,
        a.ConversationKey, a.State.ToString(), a.Assignee, a.Messages, a.Version, a.FiledAt.ToUnixTimeMilliseconds(), a.ContentVersion);

    public Application ToApplication() => new()
    {
        Reference = ApplicationReference.TryParse(Reference, out var reference) ? reference : throw new FormatException($"'{Reference}' is no reference of an application."),
        Assistant = Assistant,
        Service = Service,
        Team = Team,
        Sensitive = Sensitive,
        ProtectedIdentity = ProtectedIdentity,
        Language = Language,
        Title = Title,
        Answers = Answers,
        Files = Files,
        Email = Email,
        Phone = Phone,
        ConversationKey = ConversationKey,
        State = Enum.Parse<ApplicationState>(State),
        Assignee = Assignee,
        Messages = Messages,
        Version = Version,
        FiledAt = Instant.FromUnixTimeMilliseconds(FiledAt),
        ContentVersion = ContentVersion,
    };
}
