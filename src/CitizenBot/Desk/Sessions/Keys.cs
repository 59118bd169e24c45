using CitizenBot.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>The keys that protect the sessions' cookies. They are kept, so that a restart signs nobody out.</summary>
internal static class Keys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CitizenBot");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<KeysOptions>, IOptions<StorageOptions>, ILoggerFactory>(
            (options, keys, storage, logs) => options.XmlRepository = new FileSystemXmlRepository(Folder(keys.Value.Path ?? Path.Combine(storage.Value.Data, "keys")), logs));
        return services;
    }

    private static DirectoryInfo Folder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
}
