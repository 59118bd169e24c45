namespace CitizenBot;

/// <summary>Every log line of the program. They carry ids, never what a citizen wrote.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "The turn {Sequence} of conversation {ConversationId} lost a race and runs again: {Reason}")]
    public static partial void TurnLostRace(ILogger logger, string conversationId, long sequence, string reason);

    [LoggerMessage(2, LogLevel.Error, "The turn {Sequence} of conversation {ConversationId} failed, attempt {Attempt}")]
    public static partial void TurnFailed(ILogger logger, string conversationId, long sequence, int attempt, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Conversation {ConversationId} could not be run now; its messages wait")]
    public static partial void TurnNotRun(ILogger logger, string conversationId, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "Looking for waiting messages failed")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "A request failed; the caller was given the reference {Reference}")]
    public static partial void RequestFailed(ILogger logger, string reference, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "POST /api/messages is open without a token to callers on this machine (Bots:AllowAnonymous)")]
    public static partial void AnonymousBot(ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "Delivery of {ConversationId} number {Sequence} failed, attempt {Attempt}: {Reason}")]
    public static partial void DeliveryFailed(ILogger logger, string conversationId, long sequence, int attempt, string reason);

    [LoggerMessage(8, LogLevel.Information, "The recognizer of {Assistant} learnt {Examples} examples {How} in {Milliseconds} ms")]
    public static partial void RecognizerTrained(ILogger logger, string assistant, int examples, string how, long milliseconds);

    [LoggerMessage(13, LogLevel.Warning, "What a recognizer learnt cannot be kept in or read from {File}: {Reason}")]
    public static partial void RecognizerFileUnusable(ILogger logger, string file, string reason);

    [LoggerMessage(9, LogLevel.Error, "Delivering to remote channels failed; it is tried again")]
    public static partial void OutboxFailed(ILogger logger, Exception exception);

    [LoggerMessage(15, LogLevel.Error, "Looking for what is due failed; it is looked for again")]
    public static partial void DelayedWorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "A stream of conversation {ConversationId} failed")]
    public static partial void StreamFailed(ILogger logger, string conversationId, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "Delivery of {ConversationId} number {Sequence} to the {Destination} was given up after attempt {Attempt}: {Reason}. 'outbox list' shows it, 'outbox retry' tries it again")]
    public static partial void DeliveryGivenUp(ILogger logger, string conversationId, long sequence, string destination, int attempt, string reason);

    [LoggerMessage(12, LogLevel.Warning, "The channel of conversation {ConversationId} passes on a wish to delete a person's data; nothing is deleted by itself (docs/operations.md)")]
    public static partial void DeletionRequested(ILogger logger, string conversationId);

    [LoggerMessage(20, LogLevel.Warning, "A sign-in of {UserName} at the desk failed")]
    public static partial void SignInFailed(ILogger logger, string userName);

    [LoggerMessage(21, LogLevel.Information, "{Administrator} changed the desk account {UserName}")]
    public static partial void AccountChanged(ILogger logger, string administrator, string userName);

    [LoggerMessage(22, LogLevel.Error, "Telling those who wait their places failed; it is tried again")]
    public static partial void QueuePositionsFailed(ILogger logger, Exception exception);

    [LoggerMessage(23, LogLevel.Error, "The desk's stream of {UserName} failed")]
    public static partial void DeskStreamFailed(ILogger logger, string userName, Exception exception);

    [LoggerMessage(24, LogLevel.Information, "The search index of {Assistant} was built in {Milliseconds} ms")]
    public static partial void SearchIndexBuilt(ILogger logger, string assistant, long milliseconds);

    [LoggerMessage(25, LogLevel.Warning, "The search index {File} cannot be used: {Reason}")]
    public static partial void SearchIndexUnusable(ILogger logger, string file, string reason);

    [LoggerMessage(26, LogLevel.Error, "The search index of {Assistant} cannot be built, so nothing is found by searching: {Reason}")]
    public static partial void SearchIndexFailed(ILogger logger, string assistant, string reason);

    [LoggerMessage(27, LogLevel.Warning, "The changed content cannot be used; the last good version goes on answering: {Reason}")]
    public static partial void ContentNotReloaded(ILogger logger, string reason);

    [LoggerMessage(28, LogLevel.Information, "{Assistant} answers from content version {Version}")]
    public static partial void ContentReloaded(ILogger logger, string assistant, string version);

    [LoggerMessage(29, LogLevel.Error, "Looking for changed content failed; it is tried again")]
    public static partial void ContentReloadFailed(ILogger logger, Exception exception);

    [LoggerMessage(30, LogLevel.Information, "{UserName} was shown the identity numbers of {Reference}")]
    public static partial void IdentityNumbersShown(ILogger logger, string userName, string reference);

    [LoggerMessage(31, LogLevel.Warning, "The translator {Name} did not translate: {Reason}")]
    public static partial void TranslatorFailed(ILogger logger, string name, string reason);

    [LoggerMessage(32, LogLevel.Warning, "The translator {Name} is not asked for {Seconds} seconds, since it failed too often")]
    public static partial void TranslatorRests(ILogger logger, string name, double seconds);

    [LoggerMessage(33, LogLevel.Warning, "A translation could not be remembered")]
    public static partial void TranslationNotRemembered(ILogger logger, Exception exception);

    [LoggerMessage(60, LogLevel.Warning, "Redis is away: instances tell each other of changes through PostgreSQL, and each counts rates for itself. It is tried again ({Reason})")]
    public static partial void RedisAway(ILogger logger, string reason);

    [LoggerMessage(61, LogLevel.Information, "Redis is back")]
    public static partial void RedisBack(ILogger logger);

    [LoggerMessage(62, LogLevel.Warning, "Notifications of PostgreSQL do not come: what other instances write may be seen some seconds later. They are tried again ({Reason})")]
    public static partial void NotificationsAway(ILogger logger, string reason);

    [LoggerMessage(63, LogLevel.Information, "Notifications of PostgreSQL come again")]
    public static partial void NotificationsBack(ILogger logger);

    [LoggerMessage(70, LogLevel.Warning, "CLU did not understand a message, and the embedded recognizer does: {Reason}")]
    public static partial void CluFailed(ILogger logger, string reason);

    [LoggerMessage(71, LogLevel.Warning, "CLU is not asked for {Seconds} seconds, since it failed too often")]
    public static partial void CluRests(ILogger logger, double seconds);

    [LoggerMessage(80, LogLevel.Warning, "{Assistant} is switched off by {By}: {Reason}")]
    public static partial void AssistantOff(ILogger logger, string assistant, string by, string reason);

    [LoggerMessage(81, LogLevel.Warning, "{Assistant} is switched on")]
    public static partial void AssistantOn(ILogger logger, string assistant);

    [LoggerMessage(82, LogLevel.Information, "{UserName} switched {Assistant} on")]
    public static partial void AssistantOnBy(ILogger logger, string userName, string assistant);
}
