namespace CitizenBot.Operations;

/// <summary>Finds the folders that come with the program: beside it once published, further up while it is developed.</summary>
internal static class Folders
{
    /// <summary>The nearest folder of this name, from the current folder and from the program upwards; null where there is none.</summary>
    public static string? Find(string name) => Upwards(Environment.CurrentDirectory).Concat(Upwards(AppContext.BaseDirectory))
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Upwards(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
