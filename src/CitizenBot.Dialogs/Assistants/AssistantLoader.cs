using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads the content folder. Whatever is wrong in it stops the load with the file and the reason.</summary>
public static class AssistantLoader
{
    /// <summary>Reads every assistant below a folder; <c>shared</c> is not one.</summary>
    /// <exception cref="ContentException">The content cannot be used.</exception>
    public static IReadOnlyDictionary<string, Assistant> LoadAll(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new ContentException(root, "the content folder does not exist.");
        }

        var shared = Path.Combine(root, "shared");
        var assistants = Directory.GetDirectories(root)
            .Where(folder => File.Exists(Path.Combine(folder, "assistant.yaml")))
            .Select(folder => Load(folder, shared))
            .ToDictionary(a => a.Id);
        return assistants.Count > 0 ? assistants : throw new ContentException(root, "no folder in it has an assistant.yaml.");
    }

    /// <summary>Reads one assistant.</summary>
    /// <param name="folder">Its folder; the name is the id.</param>
    /// <param name="shared">The folder that all assistants share.</param>
    /// <exception cref="ContentException">The content cannot be used.</exception>
    public static Assistant Load(string folder, string shared)
    {
        var path = Path.Combine(folder, "assistant.yaml");
        var file = YamlContent.Read<AssistantFile>(path);
        var id = Path.GetFileName(folder);
        if (file.Id != id)
        {
            throw new ContentException(path, $"the id '{file.Id}' is not the folder's name '{id}'.");
        }

        var whole = YamlContent.Required(file.Languages, "languages", path);
        List<string> languages = [.. whole, .. file.FurtherLanguages];
        if (languages.GroupBy(language => language).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new ContentException(path, $"the language '{twice}' stands twice in languages and further_languages.");
        }

        var hosts = YamlContent.Required(file.OfficialHosts, "official_hosts", path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var teams = TeamReader.Read(Path.Combine(folder, "teams.yaml")).ToDictionary(t => t.Id);
        var services = Directory.GetDirectories(Path.Combine(folder, "services"))
            .Order(StringComparer.Ordinal)
            .Select(service => ServiceReader.Read(service, languages, hosts, teams))
            .ToDictionary(s => s.Id);
        foreach (var unknown in file.Starters.Concat(services.Values.SelectMany(s => s.Related)).Where(s => !services.ContainsKey(s)))
        {
            throw new ContentException(path, $"there is no service '{unknown}' to offer as a starter or a related one.");
        }

        return new Assistant
        {
            Id = id,
            Name = new LocalizedName(YamlContent.Required(file.Name, "name", path)),
            StaffOnly = file.Access switch
            {
                "public" => false,
                "staff" => true,
                _ => throw new ContentException(path, $"access '{file.Access}' is neither public nor staff."),
            },
            Cloud = file.Cloud switch
            {
                "allowed" => CloudUse.Allowed,
                "never" => CloudUse.Never,
                _ => throw new ContentException(path, $"cloud '{file.Cloud}' is neither allowed nor never."),
            },
            Languages = languages,
            WholeLanguages = whole,
            OfficialHosts = hosts,
            Policy = ReadPolicy(YamlContent.Required(file.Policy, "policy", path), path),
            Starters = file.Starters,
            DefaultTeam = TeamReader.Find(teams, file.DefaultTeam, path),
            SensitiveTeam = TeamReader.Find(teams, file.SensitiveTeam, path) is { Cleared: true } cleared
                ? cleared
                : throw new ContentException(path, $"the sensitive team '{file.SensitiveTeam}' is not cleared."),
            Services = services,
            Teams = teams,
            Texts = TextFileReader.Read(shared, folder, languages, file.FurtherLanguages),
            Glossary = Glossary.Read(shared, folder),
            Crisis = ReadCrisis(shared),
            Examples = [.. ExampleFile.ReadAll(folder, shared, languages, services.Values.Any(s => s.Booking is { Kind: BookingKind.Own })).SelectMany(file => file.ToTraining())],
            ContentVersion = HashOf(folder, shared),
        };
    }

    private static PolicyThresholds ReadPolicy(PolicyFile policy, string path) =>
        policy is { Clarify: > 0 and < 1, Answer: > 0 and < 1, Margin: >= 0 and < 1, Search: > 0 and <= 1 } && policy.Clarify <= policy.Answer
            ? new(policy.Answer, policy.Clarify, policy.Margin) { Search = policy.Search }
            : throw new ContentException(path, "policy needs 0 < clarify <= answer < 1, 0 <= margin < 1 and 0 < search <= 1.");

    private static CrisisWords ReadCrisis(string shared)
    {
        var files = Directory.GetFiles(shared, "crisis.*.yaml").Order(StringComparer.Ordinal).Select(YamlContent.Read<CrisisFile>).ToList();
        return new CrisisWords(
            from file in files
            from category in file.Categories
            from phrase in category.Value
            select (category.Key, phrase),
            files.SelectMany(file => file.Fillers));
    }

    private static string HashOf(params string[] folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var folder in folders)
        {
            foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path).Replace('\\', '/') + "\n"));
                hash.AppendData(File.ReadAllBytes(path));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
