using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>A desk account is new or changed. <paramref name="ExpectedStamp"/> is the security stamp that was read; null for a new account.</summary>
internal sealed record AgentSaved(AgentRow Agent, string? ExpectedStamp) : Change;

/// <summary>A sign-in failed or succeeded: the counter and the lock that follow from it.</summary>
internal sealed record SignInCounted(string UserName, int FailedSignIns, long? LockedUntil) : Change;

/// <summary>A value is kept unless there is one.</summary>
internal sealed record SettingAdded(string Key, string Value) : Change;

/// <summary>A remote channel has an activity.</summary>
internal sealed record OutboxDelivered(string ConversationId, long Sequence) : Change;

/// <summary>A remote channel did not take an activity; it is tried again at <paramref name="DueAt"/>, or never.</summary>
internal sealed record OutboxFailed(string ConversationId, long Sequence, string Error, long DueAt, bool Dead) : Change;
