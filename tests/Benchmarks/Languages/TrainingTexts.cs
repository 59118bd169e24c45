using System.IO.Compression;

namespace Benchmarks.Languages;

/// <summary>Reads the texts that language detection may be trained on.</summary>
internal static class TrainingTexts
{
    // Universal Dependencies is share-alike, so it stays out; NOTICE names the others.
    private static readonly string[] AllowedSources = ["tatoeba", "massive", "udhr", "awiki", "persoarabic"];

    /// <summary>The public data: lang, source and text, tab-separated, gzipped.</summary>
    public static IEnumerable<TaggedText> ReadData(string folder)
    {
        foreach (var fields in ReadRows(Path.Combine(folder, "lid_train.tsv.gz")))
        {
            if (AllowedSources.Contains(fields[1])) yield return new TaggedText(ToTag(fields[0]), fields[2]);
        }
    }

    /// <summary>Our own example questions and articles.</summary>
    public static IEnumerable<TaggedText> ReadContent(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file).Split('.') is not [var kind, var language, var extension]) continue;
            var wanted = (kind, extension) is ("examples", "txt") or ("article", "md");
            if (!wanted) continue;
            foreach (var line in File.ReadLines(file))
            {
                var text = kind == "article" ? Prose(line) : line;
                if (text.Length > 2 && text[0] != '#') yield return new TaggedText(ToTag(language), text);
            }
        }
    }

    /// <summary>What chats open and close with, and what they ask about in a word: our own list, one line a language.</summary>
    public static IEnumerable<TaggedText> ReadChatWords()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Languages", "chat-words.tsv")))
        {
            if (line.Split('\t') is not [var language, var words]) continue;
            foreach (var word in words.Split('|')) yield return new TaggedText(ToTag(language), word);
        }
    }

    public static IEnumerable<string[]> ReadRows(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }

    /// <summary>The tag the project uses for a language of the data.</summary>
    public static string ToTag(string language) => language switch
    {
        "no" or "nn" => "nb",
        "hbs" or "hr" or "sr" or "sh" => "bs",
        "zh" => "zh-Hans",
        _ => language,
    };

    // Front matter keys are English in every language.
    private static string Prose(string line)
    {
        if (line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("status:", StringComparison.Ordinal)) return "";
        foreach (var key in (string[])["title:", "short:", "link:"])
        {
            if (line.StartsWith(key, StringComparison.Ordinal)) line = line[key.Length..];
        }

        return line.Trim(' ', '-', '>', '*', '"');
    }
}
