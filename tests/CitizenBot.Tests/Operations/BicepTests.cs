using System.Reflection;
using System.Text.RegularExpressions;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Operations;

/// <summary>What can be checked of <c>deploy/bicep</c> without a compiler: its structure, and that the program knows every setting it is given.</summary>
public sealed partial class BicepTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "deploy", "bicep");
    private static readonly BicepSource Main = Source("main.bicep");
    private static readonly BicepSource[] Modules = [.. Directory.GetFiles(Path.Combine(Folder, "modules"), "*.bicep").Select(f => Source(Path.GetRelativePath(Folder, f)))];
    private static readonly BicepSource[] Environments = [.. Directory.GetFiles(Path.Combine(Folder, "parameters"), "*.bicepparam").Select(f => Source(Path.GetRelativePath(Folder, f)))];

    [Fact]
    public void Brackets_and_quotes_balance() =>
        Modules.Concat(Environments).Append(Main).Select(f => f.Fault).OfType<string>().ShouldBeEmpty();

    [Theory]
    [InlineData("var a = [\n  1\n", "test:1: ] is missing")]
    [InlineData("var a = (1]", "test:1: ] closes nothing")]
    [InlineData("var a = 'b\nvar c = 1", "test:1: the string does not end")]
    [InlineData("var a = '${b'\n", "test:1: the string does not end")]
    [InlineData("var a = 'it\\'s ${b['c']} }' // (", null)]
    public void What_does_not_balance_is_found(string text, string? fault) => new BicepSource("test", text).Fault.ShouldBe(fault);

    [Fact]
    public void Every_module_is_used_and_there()
    {
        var used = Main.Modules.Concat(Modules.SelectMany(m => m.Modules.Select(file => $"modules/{file}"))).Distinct();
        used.ShouldBe(Modules.Select(m => m.Name.Replace('\\', '/')), ignoreOrder: true);
    }

    [Fact]
    public void Every_use_of_a_module_passes_what_it_takes()
    {
        var calls = Modules.Append(Main).SelectMany(f => f.Calls.Select(c => (Caller: f.Name, File: Path.GetFileName(c.File), c.Passed))).ToList();
        calls.Count.ShouldBe(Modules.Append(Main).Sum(f => f.Modules.Count));
        foreach (var (caller, file, passed) in calls)
        {
            var parameters = Modules.Single(m => Path.GetFileName(m.Name) == file).Parameters;
            passed.Except(parameters.Select(p => p.Name)).ShouldBeEmpty($"{caller} passes {file} what it does not take");
            parameters.Where(p => !p.HasDefault).Select(p => p.Name).Except(passed).ShouldBeEmpty($"{caller} does not pass {file} what it needs");
        }
    }

    [Fact]
    public void Every_parameter_and_variable_is_used_and_every_parameter_described()
    {
        foreach (var file in Modules.Append(Main))
        {
            file.Declared.ShouldNotBeEmpty(file.Name);
            file.Declared.Where(name => !file.Uses(name)).ShouldBeEmpty($"{file.Name} does not use");
            file.Parameters.Count.ShouldBe(Regex.Count(file.Text, "^param ", RegexOptions.Multiline), file.Name);
            file.Parameters.Where(p => !p.IsDescribed).Select(p => p.Name).ShouldBeEmpty($"{file.Name} does not describe");
        }
    }

    [Fact]
    public void Every_environment_sets_what_has_no_default_and_nothing_else_than_parameters()
    {
        Environments.Length.ShouldBeGreaterThan(1);
        foreach (var environment in Environments)
        {
            environment.Assigned.Except(Main.Parameters.Select(p => p.Name)).ShouldBeEmpty(environment.Name);
            Main.Parameters.Where(p => !p.HasDefault).Select(p => p.Name).Except(environment.Assigned).ShouldBeEmpty(environment.Name);
            Regex.IsMatch(environment.Text, "^param \\w*[Pp]assword = '", RegexOptions.Multiline).ShouldBeFalse($"{environment.Name} has a password in it");
        }
    }

    [Fact]
    public void A_type_of_resource_has_one_version_and_main_has_modules_alone()
    {
        Main.Resources.ShouldBeEmpty();
        Modules.Where(m => m.Resources.Count == 0).Select(m => m.Name).ShouldBeEmpty();
        Modules.SelectMany(m => m.Resources).Distinct().GroupBy(r => r.Type).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void The_program_knows_every_setting_that_it_is_given()
    {
        var settings = SettingsBlock().Match(Main.Text).Groups[1].Value;
        var names = AppSetting().Matches(settings).Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal))
            .Concat(Option().Matches(Main.Text).Select(m => m.Groups[1].Value))
            .Select(name => name.Replace("${i}", "0", StringComparison.Ordinal).Replace("${assistant.id}", "goteborg-se", StringComparison.Ordinal)).ToList();

        names.ShouldContain(DatabaseSettings.Postgres);
        names.ShouldContain("Bots:goteborg-se:AppId");
        names.ShouldContain("DirectLine:AllowedOrigins:0");
        names.Where(name => !IsSetting(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Clu:Endpoints")]
    [InlineData("Translators:Azure:Endpiont")]
    [InlineData("Translators:Azure:Endpoint:0")]
    [InlineData("Bots:no-such-assistant:AppId")]
    [InlineData("Bots:goteborg-se:AppSecret")]
    [InlineData("ConnectionStrings:Postgres")]
    [InlineData("Dato")]
    public void What_is_no_setting_is_found(string name) => IsSetting(name).ShouldBeFalse();

    private static BicepSource Source(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    private static bool IsSetting(string name) => name.Split(':') switch
    {
        ["ConnectionStrings", _] => name is DatabaseSettings.Postgres or DatabaseSettings.Redis,
        [_] => IsIn(typeof(StorageOptions), [name]),
        [var section, .. var rest] when KnownSettings.Sections.TryGetValue(section, out var type) =>
            IsIn(type, rest) || (KnownSettings.OfAssistants.TryGetValue(type, out var each) && IsAssistant(rest[0]) && IsIn(each, rest[1..])),
        _ => false,
    };

    private static bool IsIn(Type type, string[] path) => path switch
    {
        [] => !type.IsClass || type == typeof(string) || type == typeof(Uri),
        [var index] when type == typeof(IList<string>) => int.TryParse(index, out _),
        [var key] when type == typeof(IDictionary<string, string>) => IsAssistant(key),
        [var name, .. var rest] => type.Assembly == typeof(KnownSettings).Assembly && type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property && IsIn(property.PropertyType, rest),
    };

    private static bool IsAssistant(string id) => File.Exists(Path.Combine(RepositoryFolder.Root, "assistants", id, "assistant.yaml"));

    [GeneratedRegex(@"^    settings: union\((.*?)^    \)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SettingsBlock();

    /// <summary>Those of App Service itself begin with WEBSITE.</summary>
    [GeneratedRegex(@"(?<=^\s+|\{ |')(?!WEBSITE)([A-Z]\w*(?:\$\{i\})?)(?=:|')", RegexOptions.Multiline)]
    private static partial Regex AppSetting();

    [GeneratedRegex(@"'--(\S+) \$\{")]
    private static partial Regex Option();
}
