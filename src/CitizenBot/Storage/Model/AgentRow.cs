namespace CitizenBot.Storage.Model;

/// <summary>A local account of the desk.</summary>
public sealed class AgentRow
{
    /// <summary>Lower case.</summary>
    public required string UserName { get; set; }
    public required string DisplayName { get; set; }
    public required string PasswordHash { get; set; }

    /// <summary>Comma-separated.</summary>
    public required string Roles { get; set; }

    /// <summary>Comma-separated team ids.</summary>
    public required string Teams { get; set; }
    public bool MustChangePassword { get; set; }
    public bool Disabled { get; set; }
    public int FailedSignIns { get; set; }
    public long? LockedUntil { get; set; }

    /// <summary>Changes with the password and the rights, which ends older sessions.</summary>
    public required string SecurityStamp { get; set; }
}
