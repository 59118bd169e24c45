using System.Text.Json;
using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace CitizenBot.Dialogs.Tests.Assistants;

/// <summary>The schemas that help editors say the same as the program that reads the files.</summary>
public sealed class SchemaTests
{
    private static readonly string Root = Path.Combine(Content.FindRoot(), "assistants");

    [Theory]
    [InlineData("assistant", @"^[^/]+/assistant\.yaml$")]
    [InlineData("service", @"/services/[^/]+/service\.yaml$")]
    [InlineData("teams", @"^[^/]+/teams\.yaml$")]
    [InlineData("booking", @"/booking\.yaml$")]
    [InlineData("form", @"/form\.yaml$")]
    [InlineData("texts", @"/texts/[^/]+\.yaml$")]
    [InlineData("crisis", @"^shared/crisis\.[^/]+\.yaml$")]
    [InlineData("glossary", @"^[^/]+/glossary\.yaml$")]
    public void Every_file_is_as_its_schema_says(string schema, string files)
    {
        var rules = Read(schema);
        var checkedFiles = Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories).Where(file => Regex.IsMatch(Relative(file), files)).ToList();

        checkedFiles.ShouldNotBeEmpty();
        checkedFiles.SelectMany(file => JsonSchema.Errors(rules, Parse(File.ReadAllText(file))).Select(error => $"{Relative(file)}{error}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_yaml_file_has_a_schema_in_the_editor()
    {
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Content.FindRoot(), ".vscode", "settings.json"))).RootElement.GetProperty("yaml.schemas");
        var globs = settings.EnumerateObject().ToList();
        globs.ShouldAllBe(schema => File.Exists(Path.Combine(Content.FindRoot(), schema.Name)));
        var patterns = globs.ConvertAll(schema => new Regex("^" + Regex.Escape(schema.Value.GetString()!).Replace(@"\*", "[^/]+", StringComparison.Ordinal) + "$"));
        Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories).Select(file => $"assistants/{Relative(file)}")
            .Where(file => patterns.Count(pattern => pattern.IsMatch(file)) != 1).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("assistant", typeof(AssistantFile))]
    [InlineData("service", typeof(ServiceFile))]
    [InlineData("crisis", typeof(CrisisFile))]
    public void A_schema_names_the_keys_that_the_program_reads(string schema, Type file) =>
        Keys(Read(schema)).ShouldBe(KeysOf(file), ignoreOrder: true);

    [Fact]
    public void The_schema_of_teams_names_the_keys_that_the_program_reads() =>
        Keys(Read("teams").GetProperty("items")).ShouldBe(KeysOf(typeof(TeamFile)), ignoreOrder: true);

    [Theory]
    [InlineData("service", "id: sfi\nowner: nobody\nresponsible: X\nconfidence: found\nteam: a\nurl: https://goteborg.se", "owner")]
    [InlineData("service", "id: sfi\nowner: city\nresponsible: X\nconfidence: found\nteam: a\nurl: https://goteborg.se\ncolour: red", "colour")]
    [InlineData("service", "id: sfi", "owner")]
    [InlineData("booking", "booking: own\nslot: 7", "slot")]
    [InlineData("form", "title: { en: A }\nsections: [{ id: a, fields: [{ id: b, kind: text, label: { sv: B }, ask: { sv: B } }] }]", "sv")]
    [InlineData("form", "title: { sv: A }\nsections: [{ id: a, fields: [{ id: b, kind: map, label: { sv: B }, ask: { sv: B } }] }]", "map")]
    [InlineData("texts", "texts:\n  a: [1]", "a")]
    [InlineData("teams", "- id: a\n  name: { en: A }", "sv")]
    public void What_is_wrong_is_found(string schema, string yaml, string named) =>
        JsonSchema.Errors(Read(schema), Parse(yaml)).ShouldContain(error => error.Contains(named, StringComparison.Ordinal));

    private static JsonElement Read(string schema) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "schemas", $"{schema}.schema.json"))).RootElement;

    private static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> KeysOf(Type file) =>
        file.GetProperties().Select(p => YamlDotNet.Serialization.NamingConventions.UnderscoredNamingConvention.Instance.Apply(p.Name));

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
