namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth an editor's look.</summary>
    Warning,

    /// <summary>Citizens would meet something wrong.</summary>
    Error,
}

/// <summary>One thing about the content that an editor should know.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="Line">The line, counted from 1; null where it is about the whole file.</param>
/// <param name="Message">What is wrong and what to do about it, as a sentence.</param>
public sealed record Finding(Severity Severity, string Path, int? Line, string Message);
