using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Languages;
using YamlDotNet.RepresentationModel;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Reads form.yaml; the format is described in docs/content.md.</summary>
internal sealed class FormYaml(string path)
{
    /// <summary>Characters of a free text where the form says nothing else.</summary>
    private const int UsualText = 2000;
    private const int LongestText = 4000;
    private const int MostFiles = 10;
    private const int MostRepeats = 20;

    private static readonly string[] Keys = ["title", "intro", "team", "e_service", "begins_on", "sections", "summary"];
    private static readonly string[] SectionKeys = ["id", "when", "repeat", "fields"];
    private static readonly string[] FieldKeys =
        ["id", "kind", "label", "ask", "optional", "when", "choices", "least", "most", "dates", "pattern", "example", "from_opening"];

    private readonly Dictionary<string, FormField> _fields = new(StringComparer.Ordinal);

    public Form Read(string yaml)
    {
        var (assistant, service) = path.Split('/', '\\') is [.., var a, "services", var s, _] ? (a, s)
            : throw new ContentException(path, "a form.yaml stands in <assistant>/services/<id>/");
        var root = YamlFields.Root(path, yaml, Keys);
        var sections = new List<FormSection>();
        foreach (var fields in root.List("sections", SectionKeys))
        {
            var section = Section(fields);
            if (sections.Exists(other => other.Id == section.Id))
                throw fields.Error("id", $"the section '{section.Id}' is there twice");
            sections.Add(section);
        }

        return new Form
        {
            Assistant = assistant,
            Service = service,
            Title = Text(root, "title"),
            Intro = root.Has("intro") ? Text(root, "intro") : null,
            Team = root.Has("team") ? root.Identifier("team") : null,
            EService = root.Has("e_service") ? Address(root) : null,
            BeginsOnStatement = root.OneOf("begins_on", "wish", "statement") == "statement",
            Sections = sections,
            Summaries = root.Has("summary") ? [.. root.List("summary", ["id", "label", "count", "sum", "age"]).Select(fields => Summary(fields, sections))] : [],
        };
    }

    private FormSection Section(YamlFields fields)
    {
        var id = fields.Identifier("id");
        var when = When(fields);
        FormRepeat? repeat = null;
        if (fields.Has("repeat"))
        {
            var inner = fields.Mapping("repeat", ["most", "label", "more"]);
            repeat = new FormRepeat(inner.Number("most", 2, MostRepeats), Text(inner, "label"), Text(inner, "more"));
        }

        return new FormSection(id, when, repeat, [.. fields.List("fields", FieldKeys).Select(Field)]);
    }

    private FormField Field(YamlFields fields)
    {
        var kind = fields.OneOf<FormFieldKind>("kind");
        var id = fields.Identifier("id");
        if (id == "more" || _fields.ContainsKey(id))
            throw fields.Error("id", id == "more" ? "'more' is the name of the question for one more" : $"the field '{id}' is there twice");
        var field = new FormField
        {
            Id = id,
            Kind = kind,
            Label = Text(fields, "label"),
            Ask = Text(fields, "ask"),
            Optional = fields.Flag("optional", false),
            When = When(fields),
            Choices = Choices(fields, kind),
            Least = Limit(fields, "least", kind == FormFieldKind.Number, 0, 0, int.MaxValue),
            Most = Most(fields, kind),
            Dates = Only(fields, "dates", kind == FormFieldKind.Date) ? fields.OneOf<FormDates>("dates") : FormDates.Any,
            Pattern = Only(fields, "pattern", kind == FormFieldKind.Text) ? Pattern(fields) : null,
            Example = Only(fields, "example", kind == FormFieldKind.Text) ? fields.Text("example") : null,
            FromOpening = Only(fields, "from_opening", kind == FormFieldKind.Text) && fields.Flag("from_opening", false),
        };
        if (field.Most < field.Least)
            throw fields.Error("most", "'most' is less than 'least'");
        if (field.Pattern is not null && field.Example is null)
            throw fields.Error("pattern", "a 'pattern' needs an 'example' that the citizen is shown");
        if (field is { Pattern: { } pattern, Example: { } example } && !Regex.IsMatch(AnswerReader.Compact(example), pattern))
            throw fields.Error("example", "the 'example' does not fit the 'pattern'");
        return _fields[id] = field;
    }

    private static List<FormChoice> Choices(YamlFields fields, FormFieldKind kind)
    {
        if (kind is not (FormFieldKind.Choice or FormFieldKind.Several))
            return fields.Has("choices") ? throw fields.Error("choices", "'choices' has a meaning for choice and several alone") : [];
        var choices = new List<FormChoice>();
        foreach (var choice in fields.List("choices", ["id", "label", "words", "team"]))
        {
            var id = choice.Identifier("id");
            if (choices.Exists(other => other.Id == id))
                throw choice.Error("id", $"the choice '{id}' is there twice");
            var words = choice.Has("words") ? choice.Text("words").Split(',').Select(PlainText.Fold).Select(word => word.Trim()).Where(word => word.Length > 0) : [];
            choices.Add(new FormChoice(id, Text(choice, "label"), [.. words], choice.Has("team") ? choice.Identifier("team") : null));
        }

        return choices.Count > 1 ? choices : throw fields.Error("choices", "a choice is between at least two");
    }

    private List<FormCondition> When(YamlFields fields)
    {
        if (!fields.Has("when"))
            return [];
        if (fields.Node("when") is not YamlMappingNode map)
            throw fields.Error("when", "'when' is a mapping of fields to answers, for instance { kind: [lamp, street] }");
        return [.. map.Children.Select(pair => Condition(fields, fields.Text(pair.Key, "the field"), pair.Value))];
    }

    private FormCondition Condition(YamlFields fields, string id, YamlNode node)
    {
        if (!_fields.TryGetValue(id, out var field))
            throw fields.Error(node, $"there is no field '{id}' before this one");
        var values = node is YamlSequenceNode list ? list.Children.Select(item => fields.Text(item, "each answer")).ToList() : [fields.Text(node, $"the answer of '{id}'")];
        var known = field.Kind switch
        {
            FormFieldKind.YesNo => ["yes", "no"],
            FormFieldKind.Choice or FormFieldKind.Several => field.Choices.Select(choice => choice.Id).ToList(),
            _ => throw fields.Error(node, $"'{id}' is neither a choice nor a yes_no, so nothing can depend on it"),
        };
        return values.Find(value => !known.Contains(value)) is { } unknown
            ? throw fields.Error(node, $"'{unknown}' is none of the answers of '{id}': {string.Join(", ", known)}")
            : new FormCondition(id, values);
    }

    private FormSummary Summary(YamlFields fields, List<FormSection> sections)
    {
        var (kind, key) = fields.Has("count") ? (FormSummaryKind.Count, "count") : fields.Has("sum") ? (FormSummaryKind.Sum, "sum") : (FormSummaryKind.Age, "age");
        var of = fields.Text(key);
        var fits = kind switch
        {
            FormSummaryKind.Count => sections.Exists(section => section.Id == of && section.Repeat is not null),
            FormSummaryKind.Sum => _fields.TryGetValue(of, out var number) && number.Kind == FormFieldKind.Number,
            _ => _fields.TryGetValue(of, out var date) && date.Kind == FormFieldKind.Date,
        };
        return fits ? new FormSummary(fields.Identifier("id"), Text(fields, "label"), kind, of)
            : throw fields.Error(key, $"'{of}' is no {(kind == FormSummaryKind.Count ? "repeated section" : kind == FormSummaryKind.Sum ? "number field" : "date field")}");
    }

    private static FormText Text(YamlFields fields, string key)
    {
        var texts = fields.Texts(key);
        return texts.Keys.FirstOrDefault(language => LanguageTags.NativeName(language) == language) is { } unknown
            ? throw fields.Error(key, $"'{unknown}' is no language here")
            : new FormText(texts);
    }

    private static Uri Address(YamlFields root) => Uri.TryCreate(root.Text("e_service"), UriKind.Absolute, out var address) && address.Scheme == "https"
        ? address
        : throw root.Error("e_service", "'e_service' is an address that begins with https://");

    private static string Pattern(YamlFields fields)
    {
        var pattern = fields.Text("pattern");
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
            return $@"\A(?:{pattern})\z";
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw fields.Error("pattern", $"'pattern' is no regular expression that can be used here: {e.Message}");
        }
    }

    private static int Most(YamlFields fields, FormFieldKind kind) => kind switch
    {
        FormFieldKind.Number => Limit(fields, "most", true, 1_000_000, 0, int.MaxValue),
        FormFieldKind.Text => Limit(fields, "most", true, UsualText, 1, LongestText),
        FormFieldKind.File or FormFieldKind.Photo => Limit(fields, "most", true, 3, 1, MostFiles),
        _ => Limit(fields, "most", false, 0, 0, 0),
    };

    private static int Limit(YamlFields fields, string key, bool applies, int usual, int least, int most) =>
        Only(fields, key, applies) ? fields.Number(key, least, most) : usual;

    /// <summary>Whether a key is there; an error where it has no meaning.</summary>
    private static bool Only(YamlFields fields, string key, bool applies) => !fields.Has(key) ? false
        : applies ? true
        : throw fields.Error(key, $"'{key}' has no meaning for this kind of field");
}
