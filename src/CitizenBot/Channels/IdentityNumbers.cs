using System.Security.Cryptography;
using System.Text;
using CitizenBot.Desk;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>
/// Personal identity numbers encrypted with ASP.NET Core Data Protection, and a keyed hash to find them by (HMAC-SHA256: without
/// the key all numbers could be tried within a minute). Both keys are in the keys' folder, never in the database.
/// </summary>
internal sealed class IdentityNumbers(IDataProtectionProvider protection, IOptions<KeysOptions> keys, IOptions<StorageOptions> storage) : IIdentityNumbers
{
    private const string KeyFile = "identity-numbers.key";
    private const int KeyBytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("CitizenBot.PersonalIdentityNumber");
    private readonly Lazy<byte[]> _key = new(() => KeyIn(Keys.FolderOf(keys.Value, storage.Value).FullName));

    public string Protect(PersonalIdentityNumber number) => _protector.Protect(number.Reveal());

    public string? Reveal(string protectedNumber)
    {
        try
        {
            return _protector.Unprotect(protectedNumber);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string HashOf(PersonalIdentityNumber number) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.ASCII.GetBytes(number.Reveal())));

    /// <summary>Tells one key from another and nothing else of it.</summary>
    public string KeyFingerprint() => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, "CitizenBot.KeyFingerprint"u8).AsSpan(0, 8));

    /// <summary>Made once; of several instances that begin at the same moment one makes it. It appears whole or not at all.</summary>
    private static byte[] KeyIn(string folder)
    {
        var path = Path.Combine(folder, KeyFile);
        if (!File.Exists(path))
        {
            var own = Path.Combine(folder, $"{Path.GetRandomFileName()}.tmp");
            using (var file = new FileStream(own, Options()))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(own, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(own);
            }
        }

        return File.ReadAllBytes(path) is { Length: KeyBytes } key ? key : throw new SettingException("Keys:Path", $"has a file '{KeyFile}' that is not the key of {KeyBytes} bytes that it was. Restore it from the backup of the keys.");
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
