using System.Reflection;
using CitizenBot.Clu;
using CitizenBot.Translators;

namespace CitizenBot.Operations;

/// <summary>Which settings there are. A mistyped one would otherwise be passed over in silence.</summary>
internal static class KnownSettings
{
    /// <summary>The program's sections, with the class of each.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        ["Bots"] = typeof(BotsOptions),
        ["Clu"] = typeof(CluOptions),
        ["DirectLine"] = typeof(DirectLineOptions),
        ["Handoff"] = typeof(HandoffOptions),
        ["Keys"] = typeof(KeysOptions),
        ["Limits"] = typeof(LimitOptions),
        ["Mail"] = typeof(MailOptions),
        ["Proxies"] = typeof(ProxyOptions),
        ["Translators"] = typeof(TranslatorOptions),
    };

    /// <summary>The sections with settings of each assistant, such as <c>Bots:{assistant}:AppId</c>.</summary>
    public static IReadOnlyDictionary<Type, Type> OfAssistants { get; } = new Dictionary<Type, Type> { [typeof(BotsOptions)] = typeof(BotRegistrationOptions), [typeof(HandoffOptions)] = typeof(HandoffHubOptions) };

    /// <summary>What ASP.NET Core reads by itself, and what this program reads without a class of settings.</summary>
    private static readonly HashSet<string> Others = new(["ConnectionStrings", "Logging", "Kestrel"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether settings may begin with this word, as in <c>Limits:Enabled</c>.</summary>
    public static bool IsSection(string name) => Sections.ContainsKey(name) || Others.Contains(name);

    /// <summary>Refuses what stands in one of the program's sections and is no setting.</summary>
    /// <exception cref="SettingException">There is such a one.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (name, type) in Sections)
        {
            foreach (var setting in configuration.GetSection(name).GetChildren().Where(s => !Has(type, s.Key)))
            {
                // Whether there is such an assistant is asked once they are loaded.
                if (!OfAssistants.TryGetValue(type, out var each) || setting.Value is not null)
                {
                    throw new SettingException(setting.Path, "is not a setting.");
                }

                if (setting.GetChildren().FirstOrDefault(s => !Has(each, s.Key)) is { } unknown)
                {
                    throw new SettingException(unknown.Path, "is not a setting.");
                }
            }
        }
    }

    private static bool Has(Type type, string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null;
}
