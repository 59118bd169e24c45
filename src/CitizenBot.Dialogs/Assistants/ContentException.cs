namespace CitizenBot.Dialogs.Assistants;

/// <summary>Content that cannot be used. The message names the file, the line where known, and what is wrong.</summary>
public sealed class ContentException(string path, string message, int? line = null)
    : Exception(line is null ? $"{path}: {message}" : $"{path}({line}): {message}")
{
    /// <summary>The file or folder.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong, without the file.</summary>
    public string Reason { get; } = message;

    /// <summary>The line, counted from 1, where known.</summary>
    public int? Line { get; } = line;
}
