using CitizenBot.Desk;
using CitizenBot.Operations;

namespace CitizenBot.Commands;

/// <summary>The command <c>transcript</c>: writes a conversation to a file that the Bot Framework Emulator opens. The program may be running.</summary>
internal static class TranscriptCommand
{
    public const string Help = """
        Writes a conversation as a .transcript file, which the Bot Framework Emulator opens.

        Usage: dotnet run --project src/CitizenBot -- transcript --conversation ID [--out FILE] [options]

          --conversation ID   the conversation's id, as in the log and at the desk
          --out FILE          where to (default ID.transcript); an existing file is not overwritten
          --data DIR, --ConnectionStrings:CitizenBot TEXT, ...   as for the program

        """;

    /// <summary>Runs it; 0 when the file is written, 1 when it cannot be, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter said, TextWriter errors)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            await said.WriteAsync(Help);
            return 0;
        }

        var (own, settings) = OwnOptions.Split(arguments, "--conversation", "--out");
        if (!own.TryGetValue("--conversation", out var conversation) || !OwnOptions.IsConversation(conversation))
        {
            await errors.WriteLineAsync("--conversation needs the id of a conversation. --help says more.");
            return 2;
        }

        if (CommandLine.Check(settings) is { } wrong)
        {
            await errors.WriteLineAsync(wrong);
            return 2;
        }

        try
        {
            return await WriteAsync(conversation, own.GetValueOrDefault("--out") ?? $"{conversation}.transcript", settings, said, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException || Startup.Explain(e) is not null)
        {
            await errors.WriteLineAsync(Startup.Explain(e) ?? e.Message);
            return 1;
        }
    }

    private static async Task<int> WriteAsync(string conversation, string path, string[] settings, TextWriter said, TextWriter errors)
    {
        var builder = StoppedProgram.Create(settings);
        builder.Services.AddSingleton<TranscriptFile>();
        await using var app = builder.Build();
        await (await StoppedProgram.OpenAsync(app.Services)).DisposeAsync();

        // Whole or not at all: a file that is there can be read.
        using var content = new MemoryStream();
        if (!await app.Services.GetRequiredService<TranscriptFile>().WriteAsync(conversation, content, CancellationToken.None))
        {
            await errors.WriteLineAsync($"There is no conversation '{conversation}'.");
            return 1;
        }

        await using var file = new FileStream(path, FileMode.CreateNew);
        content.Position = 0;
        await content.CopyToAsync(file);
        await said.WriteLineAsync($"Wrote {path}");
        return 0;
    }
}
