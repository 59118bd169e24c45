using System.Runtime.CompilerServices;

namespace CitizenBot.Tests.Kit;

/// <summary>Where the sources are; the program finds its content, documents and web assets from there, as with <c>dotnet run</c>.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Program => Path.Combine(Root, "src", "CitizenBot");

    [ModuleInitializer]
    internal static void StandInTheProgramsFolder() => Environment.CurrentDirectory = Program;

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
