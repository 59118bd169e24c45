using System.Security.Cryptography;
using CitizenBot.Storage.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>Passwords: what makes a good one, and its hash (PBKDF2 with SHA-512).</summary>
internal sealed class Passwords
{
    private const int Shortest = 12;
    private const int Longest = 200;

    /// <summary>OWASP's figure for PBKDF2 with SHA-512.</summary>
    private const int Iterations = 210_000;

    /// <summary>No letters or digits that look alike: people read these from a screen.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private readonly PasswordHasher<AgentRow> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly string _nobodys;

    public Passwords() => _nobodys = Hash(OneTime());

    /// <summary>What is wrong with a password that somebody chose, or null.</summary>
    public static string? Refuse(string? password, string userName) =>
        password is null || password.Length < Shortest ? $"The password must have at least {Shortest} characters."
        : password.Length > Longest ? $"The password can have at most {Longest} characters."
        : password.Equals(userName, StringComparison.OrdinalIgnoreCase) ? "The password must not be the user name."
        : null;

    /// <summary>16 characters in four groups, 79 bits.</summary>
    public static string OneTime() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 16).Chunk(4).Select(group => new string(group)));

    /// <summary>A new value ends all sessions of the account.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    // PasswordHasher leaves the user aside; its type only tells hashers of different users apart.
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Whether the password is the account's. It takes as long where there is no account, so that time tells nobody which names exist.</summary>
    public bool Verify(AgentRow? row, string password)
    {
        var right = password.Length <= Longest
            && _hasher.VerifyHashedPassword(null!, row?.PasswordHash ?? _nobodys, password) != PasswordVerificationResult.Failed;
        return right && row is not null;
    }
}
