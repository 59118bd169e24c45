using CitizenBot.Channels;
using CitizenBot.Commands;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace CitizenBot.Tests.Commands;

public sealed class LearnCommandTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly ContentCopy _content = ContentCopy.OfFewServices("medborgarkontor", "forskola_ansokan");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citizenbot-learn-");

    [Fact]
    public async Task What_is_learnt_is_what_the_program_looks_for_and_is_not_learnt_again()
    {
        (await RunAsync("--content", _content.Folder, "--to", _folder.FullName)).ShouldBe(0, _output.ToString());

        var lesson = Lesson.Of(AssistantLoader.LoadAll(_content.Folder)["goteborg-se"]);
        new RecognizerFiles("", _folder.FullName, NullLogger<RecognizerFiles>.Instance).Find(lesson.Assistant, lesson.Key).ShouldNotBeNull();
        var file = _folder.GetFiles().Single();
        File.SetLastWriteTimeUtc(file.FullName, DateTime.UnixEpoch);
        (await RunAsync("--content", _content.Folder, "--to", _folder.FullName)).ShouldBe(0);
        _folder.GetFiles().Single().LastWriteTimeUtc.ShouldBe(DateTime.UnixEpoch);

        File.AppendAllText(Path.Combine(_content.Folder, "goteborg-se/services/medborgarkontor/examples.sv.txt"), "\nvar kan jag sätta mig ner med någon från kommunen\n");
        (await RunAsync("--content", _content.Folder, "--to", _folder.FullName)).ShouldBe(0);
        _folder.GetFiles().Single().Name.ShouldNotBe(file.Name);
    }

    [Theory]
    [InlineData("--content nowhere", 1, "nowhere")]
    [InlineData("--content", 2, "--content")]
    [InlineData("--fast", 2, "--fast")]
    public async Task What_cannot_be_done_is_said(string arguments, int status, string said)
    {
        (await RunAsync(arguments.Split(' '))).ShouldBe(status);
        _output.ToString().ShouldContain(said);
    }

    public void Dispose()
    {
        _content.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        LearnCommand.RunAsync(arguments, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output) }));
}
