using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Knowledge;

/// <summary>
/// Takes changed content into use without a restart: all of it or nothing. What cannot be used is said once, in the log, with
/// file and line, and the last good version goes on answering. It looks at the folder rather than having it watched: shared
/// and mounted folders tell no one of changes.
/// </summary>
internal sealed class ContentReload(
    CurrentContent content, IEnumerable<IContentPart> parts, IOptions<StorageOptions> storage, TimeProvider time, ILogger<ContentReload> logger)
    : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(5);
    private string _seen = "";
    private string _settled = "";

    /// <summary>Looks once. What has just changed is taken up the next time, when whoever is saving files is done.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var now = Fingerprint(storage.Value.Content);
        if (now != _seen)
        {
            _seen = now;
        }
        else if (now != _settled)
        {
            _settled = now;
            await ReloadAsync(cancellationToken);
        }
    }

    /// <summary>Remembers the folder as it is, whose content the program has just loaded.</summary>
    public void Begin() => _seen = _settled = Fingerprint(storage.Value.Content);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Begin();
        while (true)
        {
            await Task.Delay(_every, time, stoppingToken);
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogMessages.ContentReloadFailed(logger, e);
            }
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var changed = new List<Assistant>();
        try
        {
            var loaded = AssistantLoader.LoadAll(storage.Value.Content);
            if (!loaded.Keys.ToHashSet().SetEquals(content.Keys))
            {
                throw new ContentException(storage.Value.Content, "an assistant has come or gone, and that takes a restart.");
            }

            changed.AddRange(loaded.Values.Where(assistant => assistant.ContentVersion != content[assistant.Id].ContentVersion));
            foreach (var assistant in changed)
            {
                foreach (var part in parts)
                {
                    await part.PrepareAsync(assistant, cancellationToken);
                }
            }

            var before = changed.ConvertAll(assistant => content[assistant.Id]);
            content.Replace(loaded);
            changed.ForEach(assistant => LogMessages.ContentReloaded(logger, assistant.Id, assistant.ContentVersion));
            before.ForEach(Forget);
        }
        catch (Exception e) when (e is ContentException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            LogMessages.ContentNotReloaded(logger, e.Message);
            changed.ForEach(Forget);
        }
    }

    private void Forget(Assistant assistant)
    {
        foreach (var part in parts)
        {
            part.Forget(assistant);
        }
    }

    /// <summary>Names, sizes and times of all files: cheap enough to be taken every few seconds.</summary>
    private static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.FullName}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
