using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads content files strictly: an unknown key or a wrong type is an error with its line.</summary>
internal static class YamlContent
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    public static T Read<T>(string path) where T : class => Parse<T>(ReadText(path), path);

    public static T Parse<T>(string yaml, string path) where T : class
    {
        try
        {
            return Deserializer.Deserialize<T>(yaml) ?? throw new ContentException(path, "the file is empty.");
        }
        catch (YamlException e)
        {
            throw new ContentException(path, e.InnerException?.Message ?? e.Message, (int)e.Start.Line);
        }
    }

    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException e)
        {
            throw new ContentException(path, e.Message);
        }
    }

    /// <summary>A value that must be there.</summary>
    public static T Required<T>(T? value, string key, string path) where T : class =>
        value ?? throw new ContentException(path, $"'{key}' is missing.");
}
