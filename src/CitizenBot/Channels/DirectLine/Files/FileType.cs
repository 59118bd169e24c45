namespace CitizenBot.Channels.DirectLine;

/// <summary>A kind of file that the program can recognise by its content.</summary>
/// <param name="Name">Its media type.</param>
/// <param name="Extensions">What its names end in, the usual one first.</param>
/// <param name="Inline">Whether a browser may show it: pictures that can hold no script.</param>
internal sealed record FileType(string Name, string[] Extensions, bool Inline = false)
{
    private const string Ooxml = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    public static readonly FileType Png = new("image/png", [".png"], Inline: true);
    public static readonly FileType Jpeg = new("image/jpeg", [".jpg", ".jpeg"], Inline: true);
    public static readonly FileType Gif = new("image/gif", [".gif"], Inline: true);
    public static readonly FileType WebP = new("image/webp", [".webp"], Inline: true);
    public static readonly FileType Heic = new("image/heic", [".heic", ".heif"]);
    public static readonly FileType Pdf = new("application/pdf", [".pdf"]);
    public static readonly FileType Text = new("text/plain", [".txt", ".log", ".md"]);
    public static readonly FileType Word = new(Ooxml + "wordprocessingml.document", [".docx"]);
    public static readonly FileType Excel = new(Ooxml + "spreadsheetml.sheet", [".xlsx"]);
    public static readonly FileType PowerPoint = new(Ooxml + "presentationml.presentation", [".pptx"]);
    public static readonly FileType Writer = new(OpenDocument + "text", [".odt"]);
    public static readonly FileType Calc = new(OpenDocument + "spreadsheet", [".ods"]);
    public static readonly FileType Impress = new(OpenDocument + "presentation", [".odp"]);

    public static readonly IReadOnlyList<FileType> All =
        [Png, Jpeg, Gif, WebP, Heic, Pdf, Text, Word, Excel, PowerPoint, Writer, Calc, Impress];

    /// <summary>Those that a server takes: the ones with these names, or all where none is named.</summary>
    public static IEnumerable<FileType> Taken(ICollection<string> names) => All.Where(t => names.Count == 0 || names.Contains(t.Name, StringComparer.OrdinalIgnoreCase));

    public static FileType? Named(string? name) => All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
