namespace CitizenBot.Storage.Model;

/// <summary>What somebody did at the desk, or was refused. Rows are only ever added: the database refuses anything else.</summary>
public sealed class AuditRow
{
    /// <summary>A UUID of version 7 in hexadecimal digits: later ones sort after earlier ones.</summary>
    public required string Id { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; set; }

    /// <summary>The account; empty where somebody tried to sign in under a name that no account has.</summary>
    public required string Actor { get; set; }

    /// <summary>The call, such as <c>GET conversations/{id}</c>.</summary>
    public required string Action { get; set; }

    /// <summary>What it was about: the id of a conversation, case, account, assistant or file. No text of citizens.</summary>
    public string? Subject { get; set; }

    /// <summary>What was changed of an account or asked of the log.</summary>
    public string? Detail { get; set; }

    /// <summary>The HTTP status of the answer: 400 and more was refused.</summary>
    public required int Status { get; set; }

    /// <summary>The address that the call came from.</summary>
    public required string Address { get; set; }
}
