using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Speech;

/// <summary>What a reader completes without noticing and a voice cannot: <c>kl.</c>, <c>tfn</c>, <c>9–17</c>.</summary>
internal static partial class Abbreviations
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Words = new()
    {
        ["sv"] = Of("kl.=klockan, kl=klockan, tfn=telefon, tfn.=telefon, tel.=telefon, t.ex.=till exempel, t ex=till exempel, bl.a.=bland annat, m.m.=med mera, dvs.=det vill säga, d.v.s.=det vill säga, osv.=och så vidare, o.s.v.=och så vidare, ca=cirka, ca.=cirka, nr=nummer, kr=kronor, inkl.=inklusive, exkl.=exklusive, resp.=respektive, s.k.=så kallad, p.g.a.=på grund av, fr.o.m.=från och med, t.o.m.=till och med, vard.=vardagar, obs!=observera!"),
        ["en"] = Of("e.g.=for example, i.e.=that is, etc.=and so on, approx.=approximately, tel.=telephone, incl.=including, excl.=excluding, SEK=kronor"),
        ["fi"] = Of("klo=kello, esim.=esimerkiksi, puh.=puhelin, ym.=ynnä muuta, jne.=ja niin edelleen, ns.=niin sanottu, mm.=muun muassa, nro=numero, kr=kruunua"),
        ["so"] = Of("tel.=telefoon"),
    };

    private static readonly Dictionary<string, string> Until = new() { ["sv"] = "till", ["en"] = "to", ["ar"] = "إلى", ["so"] = "ilaa" };

    /// <summary>The text with words in place of abbreviations, and of the dash between two numbers.</summary>
    public static string InWords(string text, string language)
    {
        var primary = LanguageTags.Normalize(language).Split('-')[0];
        if (Until.TryGetValue(primary, out var until))
        {
            text = Range().Replace(text, $"$1 {until} ");
        }

        // The longest run of letters and full stops from where a word begins; without its last full stop where that ends the sentence.
        return !Words.TryGetValue(primary, out var words) ? text : Candidate().Replace(text, match =>
            words.TryGetValue(match.Value, out var word) ? word
            : match.Value.EndsWith('.') && words.TryGetValue(match.Value[..^1], out word) ? word + "."
            : match.Value);
    }

    private static Dictionary<string, string> Of(string pairs) =>
        pairs.Split(", ").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}.@/-])(?:t ex\b|obs!|(?:\p{L}+\.)+(?![\p{L}\p{N}@])|\p{L}+(?![\p{L}\p{M}\p{N}.@]))", RegexOptions.IgnoreCase)]
    private static partial Regex Candidate();

    [GeneratedRegex(@"(?<![\p{N}–-]\s?)(\b\d{1,2}(?:[.:]\d\d)?)\s?–\s?(?=\d{1,2}(?:[.:]\d\d)?\b(?!\s?[–-]))")]
    private static partial Regex Range();
}
