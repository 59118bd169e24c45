using System.Runtime.CompilerServices;

namespace CitizenBot.Tests.Kit;

/// <summary>Tests run where the program finds its content, documents and web assets, as with <c>dotnet run</c>.</summary>
internal static class ProgramFolder
{
    [ModuleInitializer]
    internal static void StandThere() => Environment.CurrentDirectory = RepositoryFolder.Program;
}
