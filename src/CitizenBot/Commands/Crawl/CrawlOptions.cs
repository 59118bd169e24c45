using System.Globalization;

namespace CitizenBot.Commands.Crawl;

/// <summary>What is to be read, and where it is kept.</summary>
internal sealed record CrawlOptions
{
    public const string Help = """
        Reads the city's pages as a polite robot, keeps their text, and says which pages are new, changed
        or gone since the last time and which articles of the assistants rest on them.

        Usage: dotnet run --project src/CitizenBot -- crawl --sitemap ADDRESS [--sitemap ADDRESS ...]
               dotnet run --project src/CitizenBot -- crawl --list FILE
               dotnet run --project src/CitizenBot -- crawl --sources

          --sitemap ADDRESS  a sitemap, or an index of sitemaps, plain or compressed with gzip
          --list FILE        addresses, one a line; # begins a comment
          --sources          the pages that the assistants' articles name as links and sources
          --to FILE          where the pages are kept between the times (default: data/crawl.db)
          --report FILE      also writes what has changed, as JSON, or as Markdown where FILE ends with .md
          --delay SECONDS    between two requests to one host, 0 to 60 (1); robots.txt may ask for more
          --content DIR      where the assistants are (default: the nearest folder assistants)
          --help             this text

        robots.txt is respected (RFC 9309), and a page that has not changed is not sent again. A run that is
        interrupted goes on where it was when the same command is given again.

        Ends with 0 when it is done, with 1 when nothing could be read or a file cannot be used, with 2 when
        the arguments make no sense.
        """;

    private const double LongestDelay = 60;

    public IReadOnlyList<Uri> Sitemaps { get; init; } = [];

    public string? List { get; init; }

    /// <summary>Whether the assistants' own sources are read.</summary>
    public bool Sources { get; init; }

    public string To { get; init; } = Path.Combine("data", "crawl.db");

    public string? Report { get; init; }

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    public string? Content { get; init; }

    /// <exception cref="FormatException">They make no sense; the message says which and why.</exception>
    public static CrawlOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new CrawlOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            options = name switch
            {
                "--sitemap" => options with { Sitemaps = [.. options.Sitemaps, AddressOf(Value())] },
                "--list" => options with { List = Value() },
                "--sources" => options with { Sources = true },
                "--to" => options with { To = Value() },
                "--report" => options with { Report = Value() },
                "--delay" => options with { Delay = DelayOf(Value()) },
                "--content" => options with { Content = Value() },
                _ => throw new FormatException($"'{name}' is not an option of crawl. --help lists them."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"'{name}' needs a value.");
        }

        return options is { Sitemaps.Count: 0, List: null, Sources: false }
            ? throw new FormatException("Say what to read: --sitemap ADDRESS, --list FILE or --sources.")
            : options;
    }

    private static Uri AddressOf(string value) =>
        PageAddress.Parse(value) ?? throw new FormatException($"'{value}' is no address of the web: it begins with http:// or https://.");

    private static TimeSpan DelayOf(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestDelay
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"'{value}' is no number of seconds from 0 to {LongestDelay}.");
}
