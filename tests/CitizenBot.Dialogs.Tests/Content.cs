using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Tests;

/// <summary>The content that ships, read once.</summary>
internal static class Content
{
    private static readonly Lazy<IReadOnlyDictionary<string, Assistant>> Assistants = new(() => AssistantLoader.LoadAll(Path.Combine(FindRoot(), "assistants")));

    /// <summary>One assistant as the program would load it.</summary>
    public static Assistant Assistant(string id) => Assistants.Value[id];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CitizenBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
