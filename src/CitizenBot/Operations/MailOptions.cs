using System.ComponentModel.DataAnnotations;

namespace CitizenBot.Operations;

/// <summary>How letters of e-mail leave.</summary>
internal sealed class MailOptions
{
    /// <summary>The sender's address.</summary>
    [Required]
    [EmailAddress]
    public string From { get; set; } = "citizenbot@localhost";

    /// <summary>The SMTP server; letters are put into <see cref="Folder"/> where none is set.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted after it is open (STARTTLS, RFC 3207).</summary>
    public bool StartTls { get; set; } = true;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Where letters are put as .eml files; <c>mail</c> in the data folder where it is not set.</summary>
    public string? Folder { get; set; }
}
