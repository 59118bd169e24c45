using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

/// <summary>
/// What the recognizers have learnt, kept in files between starts. A file's name says what it was learnt from, by which
/// build of the program; one that is damaged is as good as none. Nothing here is lost that cannot be learnt again.
/// </summary>
internal sealed class RecognizerFiles(IOptions<StorageOptions> storage, ILogger<RecognizerFiles> logger)
{
    private readonly string _folder = storage.Value.Recognizers ?? Path.Combine(storage.Value.Data, "recognizers");

    /// <summary>A hash over examples and program: the same key, the same recognizer.</summary>
    public static string KeyOf(IReadOnlyList<TrainingExample> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(EmbeddedRecognizer).Module.ModuleVersionId.ToByteArray());
        Span<byte> weight = stackalloc byte[4];
        foreach (var example in examples)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{example.Intent}\0{example.Language}\0{example.Text}\0"));
            BinaryPrimitives.WriteSingleLittleEndian(weight, example.Weight);
            hash.AppendData(weight);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>The recognizer that was kept, or null.</summary>
    public EmbeddedRecognizer? Find(string assistant, string key)
    {
        var file = FileOf(assistant, key);
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
            return EmbeddedRecognizer.Read(stream);
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

    /// <summary>Keeps a recognizer in place of the assistant's earlier ones. Where that cannot be, the next start learns again.</summary>
    public void Keep(string assistant, string key, EmbeddedRecognizer recognizer)
    {
        var file = FileOf(assistant, key);
        try
        {
            Directory.CreateDirectory(_folder);
            var unfinished = Path.Combine(_folder, $"{assistant}.{Guid.NewGuid():N}.tmp");
            Write(unfinished, recognizer);
            File.Move(unfinished, file, overwrite: true);
            foreach (var earlier in Directory.EnumerateFiles(_folder, $"{assistant}.*.bin").Where(f => f != file))
            {
                File.Delete(earlier);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogMessages.RecognizerFileUnusable(logger, file, e.Message);
        }
    }

    private static void Write(string file, EmbeddedRecognizer recognizer)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        stream.Write(new byte[SHA256.HashSizeInBytes]);
        recognizer.Write(stream);
        stream.Position = SHA256.HashSizeInBytes;
        var checksum = SHA256.HashData(stream);
        stream.Position = 0;
        stream.Write(checksum);
    }

    private string FileOf(string assistant, string key) => Path.Combine(_folder, $"{assistant}.{key}.bin");
}
