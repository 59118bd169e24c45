using System.Text.RegularExpressions;

namespace CitizenBot.Tests.Kit;

/// <summary>A copy of the content that a test may change.</summary>
public sealed partial class ContentCopy : IDisposable
{
    private ContentCopy(string folder) => Folder = folder;

    public string Folder { get; }

    public static ContentCopy OfEverything() => Copy(_ => true);

    /// <summary>The residents' assistant with a handful of services, which the recognizer learns in a moment.</summary>
    public static ContentCopy OfFewServices(params string[] services)
    {
        var content = Copy(path => path.Split(Path.DirectorySeparatorChar)[0] is "goteborg-se" or "shared"
            && (Service().Match(path) is not { Success: true } match || services.Contains(match.Groups[1].Value)));
        content.Change("goteborg-se/assistant.yaml", text => Starters().Replace(text, $"starters: [{services[0]}]"));
        foreach (var service in services)
        {
            content.Change($"goteborg-se/services/{service}/service.yaml", text => Related().Replace(text, ""));
        }

        return content;
    }

    /// <summary>Lets customer service never close.</summary>
    public void OpenAlways()
    {
        const string Always = """hours: { mon: ["00:00-23:59"], tue: ["00:00-23:59"], wed: ["00:00-23:59"], thu: ["00:00-23:59"], fri: ["00:00-23:59"], sat: ["00:00-23:59"], sun: ["00:00-23:59"] }""";
        foreach (var teams in Directory.GetFiles(Folder, "teams.yaml", SearchOption.AllDirectories))
        {
            Change(Path.GetRelativePath(Folder, teams), yaml => Hours().Replace(yaml, "  " + Always).Replace("holidays: closed", "holidays: open", StringComparison.Ordinal));
        }
    }

    public void Change(string file, Func<string, string> change)
    {
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static ContentCopy Copy(Func<string, bool> wanted)
    {
        var from = Path.Combine(RepositoryFolder.Root, "assistants");
        var to = Directory.CreateTempSubdirectory("citizenbot-content-").FullName;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(from, f)).Where(wanted))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }

        return new(to);
    }

    [GeneratedRegex("/services/([^/]+)/")]
    private static partial Regex Service();

    [GeneratedRegex(@"^starters:.*$", RegexOptions.Multiline)]
    private static partial Regex Starters();

    [GeneratedRegex(@"^related:.*\n(?:\s+-.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Related();

    [GeneratedRegex("^ *hours: .*$", RegexOptions.Multiline)]
    private static partial Regex Hours();
}
