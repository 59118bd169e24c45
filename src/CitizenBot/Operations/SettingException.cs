namespace CitizenBot.Operations;

/// <summary>A setting with which the program cannot start. The message is one sentence that names it.</summary>
internal sealed class SettingException(string setting, string message, Exception? innerException = null)
    : Exception($"{setting} {message}", innerException);
