namespace CitizenBot.Dialogs.Applications;

/// <summary>Keeps personal identity numbers so that they can be read only with the keys, which are not in the database.</summary>
public interface IIdentityNumbers
{
    /// <summary>Encrypted, as it may be stored.</summary>
    string Protect(PersonalIdentityNumber number);

    /// <summary>The twelve digits again; null where the keys that it was encrypted with are gone.</summary>
    string? Reveal(string protectedNumber);

    /// <summary>The same for the same number, and of no use to whoever lacks the key: by it a number is found again.</summary>
    string HashOf(PersonalIdentityNumber number);
}

/// <summary>The identity numbers of the message of this turn, whose text has them masked.</summary>
/// <param name="Protected">Encrypted, in the order in which they were written.</param>
public sealed record WrittenIdentityNumbers(IReadOnlyList<WrittenIdentityNumber> Protected);

/// <summary>An identity number that was written.</summary>
/// <param name="Masked">As the text has it.</param>
/// <param name="Protected">Encrypted.</param>
/// <param name="Hash">To find it by.</param>
public sealed record WrittenIdentityNumber(string Masked, string Protected, string Hash);
