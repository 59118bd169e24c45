namespace CitizenBot.Operations;

/// <summary>Finds the folders that come with the program: beside it once published, further up while it is developed.</summary>
internal static class Folders
{
    /// <summary>
    /// The nearest folder of this name, from the program upwards, then in the current folder; null where there is none.
    /// The current folder comes last: what happens to lie where the program is started is not the program's own.
    /// </summary>
    public static string? Find(string name) => Find(name, AppContext.BaseDirectory, Environment.CurrentDirectory);

    public static string? Find(string name, string program, string current) => Upwards(program).Append(current)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Upwards(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
