namespace CitizenBot.Translators;

/// <summary>Our BCP 47 tags as the engines write them, where they differ.</summary>
internal static class EngineLanguages
{
    /// <summary>Azure AI Translator calls Central Kurdish <c>ku</c> and has Serbian in two scripts.</summary>
    public static string ToAzure(string tag) => tag switch { "ckb" => "ku", "nn" => "nb", _ => tag };

    public static string FromAzure(string code) => code switch { "ku" => "ckb", "no" => "nb", _ => code };

    /// <summary>LibreTranslate has had <c>zh</c> for what is <c>zh-Hans</c> since version 1.6.</summary>
    public static string FromLibreTranslate(string code) => code switch { "zh" => "zh-Hans", "no" => "nb", _ => code };

    /// <summary>Apertium writes ISO 639-3; of the languages that it has pairs for beside Swedish's neighbours, those that we know.</summary>
    private static readonly Dictionary<string, string> Apertium = new()
    {
        ["sv"] = "swe", ["nb"] = "nob", ["nn"] = "nno", ["da"] = "dan", ["is"] = "isl", ["en"] = "eng", ["es"] = "spa", ["fr"] = "fra", ["de"] = "deu",
        ["pl"] = "pol", ["uk"] = "ukr", ["tr"] = "tur", ["bs"] = "hbs_BS", ["ar"] = "ara", ["fi"] = "fin", ["pt"] = "por", ["it"] = "ita", ["ca"] = "cat", ["ru"] = "rus",
    };

    public static string ToApertium(string tag) => Apertium.GetValueOrDefault(tag, tag);

    public static string FromApertium(string code) => Apertium.FirstOrDefault(pair => pair.Value == code).Key ?? code;
}
