namespace CitizenBot.Dialogs.Knowledge;

/// <summary>An article that may answer a question.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Match">The page of it that matched, and the section.</param>
public sealed record FoundArticle(string Service, PageMatch Match);

/// <summary>What a search found, and how far it can be trusted.</summary>
/// <param name="Articles">Best first, each service once.</param>
/// <param name="First">How likely the first is the right one, from 0 to 1, calibrated.</param>
/// <param name="FirstThree">How likely the right one is among the first three.</param>
public sealed record SearchResult(IReadOnlyList<FoundArticle> Articles, double First, double FirstThree)
{
    /// <summary>Nothing was found, or there is no index yet.</summary>
    public static SearchResult Nothing { get; } = new([], 0, 0);
}
