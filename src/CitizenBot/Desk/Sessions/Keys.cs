using CitizenBot.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>The keys that protect the sessions' cookies and personal identity numbers. They are kept, so that a restart signs nobody out and what is encrypted can be read.</summary>
internal static class Keys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CitizenBot");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<KeysOptions>, IOptions<StorageOptions>, ILoggerFactory>(
            (options, keys, storage, logs) => options.XmlRepository = new FileSystemXmlRepository(FolderOf(keys.Value, storage.Value), logs));
        return services;
    }

    /// <summary>The folder of the keys, which is made where there is none.</summary>
    public static DirectoryInfo FolderOf(KeysOptions keys, StorageOptions storage) => Folder(keys.Path ?? Path.Combine(storage.Data, "keys"));

    private static DirectoryInfo Folder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
}
