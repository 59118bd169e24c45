namespace CitizenBot.Desk;

/// <summary>What a person at the desk is. An account may have several; what each may do stands in <see cref="DeskPolicies"/>.</summary>
internal static class Roles
{
    /// <summary>Answers citizens.</summary>
    public const string Agent = "agent";

    /// <summary>Leads agents, and may do what they do.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Writes what the assistants tell everybody.</summary>
    public const string Editor = "editor";

    /// <summary>Manages the accounts.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads who has done what at the desk.</summary>
    public const string Auditor = "auditor";

    public static readonly IReadOnlyList<string> All = [Agent, Supervisor, Editor, Administrator, Auditor];

    /// <summary>Whether an account with these roles may have conversations and cases.</summary>
    public static bool MayServe(IEnumerable<string> roles) => roles.Any(DeskPolicies.Holders[DeskPolicies.Agent].Contains);
}
