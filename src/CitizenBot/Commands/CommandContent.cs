using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;

namespace CitizenBot.Commands;

/// <summary>The content that a command measures.</summary>
internal static class CommandContent
{
    /// <param name="folder">Where the assistants are; the nearest folder <c>assistants</c> where it is not said.</param>
    /// <param name="id">Which of them.</param>
    /// <exception cref="ContentException">There is no such folder or assistant, or it cannot be used.</exception>
    public static Assistant Load(string? folder, string id)
    {
        var root = folder ?? Folders.Find("assistants") ?? throw new ContentException("assistants", "the content folder does not exist.");
        return AssistantLoader.LoadAll(root) is var all && all.TryGetValue(id, out var found)
            ? found
            : throw new ContentException(root, $"there is no assistant '{id}'. There are: {string.Join(", ", all.Keys)}.");
    }
}
