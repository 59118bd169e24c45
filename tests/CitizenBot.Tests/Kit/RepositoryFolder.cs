namespace CitizenBot.Tests.Kit;

/// <summary>Where the sources are.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Program => Path.Combine(Root, "src", "CitizenBot");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CitizenBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from a build inside the repository.");
        }

        return folder.FullName;
    }
}
