using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>A desk account is new or changed. <paramref name="ExpectedStamp"/> is the security stamp that was read; null for a new account.</summary>
internal sealed record AgentSaved(AgentRow Agent, string? ExpectedStamp) : Change;

/// <summary>
/// A password is about to be checked. It counts as a failure until <see cref="SignInSucceeded"/>, so that attempts made
/// at the same moment are not free; the last one that is allowed locks the account. Refused while it is locked.
/// </summary>
/// <param name="Attempts">How many may fail in a row.</param>
/// <param name="LockedUntil">When the lock of the last one ends.</param>
internal sealed record SignInTried(string UserName, int Attempts, long LockedUntil) : Change;

/// <summary>The password was right: no failures, no lock.</summary>
internal sealed record SignInSucceeded(string UserName) : Change;

/// <summary>The commit stands only if somebody is left who can administer the desk.</summary>
internal sealed record AdministratorRequired : Change;

/// <summary>A value is kept in place of the one that there was; null for none.</summary>
internal sealed record SettingWritten(string Key, string? Value) : Change;

/// <summary>A value is kept unless there is one.</summary>
internal sealed record SettingAdded(string Key, string Value) : Change;

/// <summary>Somebody did something at the desk, or was refused.</summary>
internal sealed record AuditRecorded(AuditRow Row) : Change;
