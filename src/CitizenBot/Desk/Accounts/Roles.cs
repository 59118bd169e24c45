namespace CitizenBot.Desk;

/// <summary>What a person at the desk may do.</summary>
internal static class Roles
{
    /// <summary>Answers citizens.</summary>
    public const string Agent = "agent";

    /// <summary>Manages the accounts.</summary>
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Agent, Administrator];
}
