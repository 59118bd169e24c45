namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>A file of cases that cannot be used; the message names the file, the line and the reason.</summary>
public sealed class EvaluationFileException : Exception
{
    /// <summary>An error without a message.</summary>
    public EvaluationFileException() { }

    /// <summary>An error with its message.</summary>
    public EvaluationFileException(string message) : base(message) { }

    /// <summary>An error with its message and what caused it.</summary>
    public EvaluationFileException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>An error on a line, counted from 1, of a file.</summary>
    public EvaluationFileException(string file, int line, string reason) : base($"{file}:{line}: {reason}") { }
}
