using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Storage.Model;
using CitizenBot.Translators;

namespace CitizenBot.Commands.Translate;

/// <summary>The translation memory as Translation Memory eXchange 1.4b (LISA OSCAR, 2005), which translators' tools read and write.</summary>
internal static partial class Tmx
{
    private static readonly XName Language = XNamespace.Xml + "lang";

    public static void Write(string file, IEnumerable<TranslationMemoryRow> rows)
    {
        var document = new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement("tmx", new XAttribute("version", "1.4"),
                new XElement("header", new XAttribute("creationtool", "CitizenBot"), new XAttribute("creationtoolversion", "1"), new XAttribute("segtype", "block"),
                    new XAttribute("o-tmf", "CitizenBot"), new XAttribute("adminlang", "en"), new XAttribute("srclang", "*all*"), new XAttribute("datatype", "plaintext")),
                new XElement("body", rows.Select(row => new XElement("tu",
                    new XAttribute("creationdate", DateTimeOffset.FromUnixTimeMilliseconds(row.RememberedAt).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)),
                    new XElement("prop", new XAttribute("type", "engine"), row.Engine.Length == 0 ? "person" : row.Engine),
                    Variant(row.FromLanguage, row.Original), Variant(row.ToLanguage, row.Translation))))));
        document.Save(file);
    }

    /// <summary>Every unit as a person's translation of its first language into its second.</summary>
    /// <exception cref="FormatException">A unit cannot be used; then none is.</exception>
    public static IReadOnlyList<TranslationMemoryRow> Read(string file, DateTimeOffset now)
    {
        // Entities of a document from outside are not fetched or expanded.
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var rows = XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants("tu").Select(unit => Row(unit, file, now)).ToList();
        return rows.Count > 0 ? rows : throw new FormatException($"{file} has no translation units.");
    }

    private static TranslationMemoryRow Row(XElement unit, string file, DateTimeOffset now)
    {
        var where = $"{file}, line {((IXmlLineInfo)unit).LineNumber}";
        if (unit.Elements("tuv").ToList() is not [var first, var second, ..])
        {
            throw new FormatException($"{where}: a unit needs two languages.");
        }

        var (text, translation) = (first.Element("seg")?.Value.Trim() ?? "", second.Element("seg")?.Value.Trim() ?? "");
        var (from, to) = (LanguageTags.Normalize(first.Attribute(Language)?.Value), LanguageTags.Normalize(second.Attribute(Language)?.Value));
        return text.Length == 0 || translation.Length == 0 || from.Length == 0 || to.Length == 0 ? throw new FormatException($"{where}: a language or a text is missing.")
            : !Tokens(text).SequenceEqual(Tokens(translation)) || !Glossary.NumbersIn(text).SequenceEqual(Glossary.NumbersIn(translation)) ? throw new FormatException($"{where}: the translation has other numbers, or other ⟦1⟧, than the original.")
            : TranslationMemory.Corrected(text, translation, from, to, now);
    }

    private static XElement Variant(string language, string text) => new("tuv", new XAttribute(Language, language), new XElement("seg", Valid(text)));

    private static string Valid(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static IEnumerable<string> Tokens(string text) => Token().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("⟦[0-9]+⟧")]
    private static partial Regex Token();
}
