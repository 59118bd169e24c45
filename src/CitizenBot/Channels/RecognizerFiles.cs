using System.Security.Cryptography;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>
/// What the recognizers have learnt, kept in files between starts. A file's name says what it was learnt from and how;
/// one that is damaged is as good as none. Nothing here is lost that cannot be learnt again.
/// </summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="builtIn">Where the build has put those of the content it saw; only read.</param>
/// <param name="logger">Told what cannot be read or kept.</param>
internal sealed class RecognizerFiles(string folder, string builtIn, ILogger<RecognizerFiles> logger)
{
    public RecognizerFiles(IOptions<StorageOptions> storage, ILogger<RecognizerFiles> logger)
        : this(storage.Value.RecognizersFolder(), BuiltIn, logger)
    {
    }

    /// <summary>Where the build puts what it let the program learn.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "recognizers");

    /// <summary>The recognizer that was kept or built, or null.</summary>
    public GroupedRecognizer? Find(string assistant, string key) =>
        Read(FileOf(builtIn, assistant, key)) ?? Read(FileOf(folder, assistant, key));

    /// <summary>Keeps a recognizer in place of the assistant's earlier ones. Where that cannot be, the next start learns again.</summary>
    public void Keep(string assistant, string key, GroupedRecognizer recognizer)
    {
        try
        {
            Save(assistant, key, recognizer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogMessages.RecognizerFileUnusable(logger, FileOf(folder, assistant, key), e.Message);
        }
    }

    /// <summary>Keeps a recognizer in place of the assistant's earlier ones.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not the program's.</exception>
    public void Save(string assistant, string key, GroupedRecognizer recognizer)
    {
        Directory.CreateDirectory(folder);
        var file = FileOf(folder, assistant, key);
        var unfinished = Path.Combine(folder, $"{assistant}.{Guid.NewGuid():N}.tmp");
        Write(unfinished, recognizer);
        File.Move(unfinished, file, overwrite: true);
        foreach (var earlier in Directory.EnumerateFiles(folder, $"{assistant}.*.bin").Where(f => f != file))
        {
            File.Delete(earlier);
        }
    }

    private GroupedRecognizer? Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
            stream.ReadExactly(expected);
            Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(stream, actual);
            if (!expected.SequenceEqual(actual))
            {
                throw new InvalidDataException("Its checksum is wrong.");
            }

            stream.Position = SHA256.HashSizeInBytes;
            return GroupedRecognizer.Read(stream);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            LogMessages.RecognizerFileUnusable(logger, file, e.Message);
            return null;
        }
    }

    private static void Write(string file, GroupedRecognizer recognizer)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        stream.Write(new byte[SHA256.HashSizeInBytes]);
        recognizer.Write(stream);
        stream.Position = SHA256.HashSizeInBytes;
        var checksum = SHA256.HashData(stream);
        stream.Position = 0;
        stream.Write(checksum);
    }

    private static string FileOf(string folder, string assistant, string key) => Path.Combine(folder, $"{assistant}.{key}.bin");
}
