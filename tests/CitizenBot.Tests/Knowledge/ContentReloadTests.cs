using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Knowledge;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CitizenBot.Tests.Knowledge;

/// <summary>Content that changes while the program runs, with the program's own recognizers and indexes.</summary>
public sealed class ContentReloadTests : IAsyncLifetime, IDisposable
{
    private readonly ContentCopy _files = ContentCopy.OfFewServices("sfi", "bygglov");
    private readonly string _data = Directory.CreateTempSubdirectory("citizenbot-reload-").FullName;
    private readonly List<string> _said = [];
    private CurrentContent _content = null!;
    private Recognizers _recognizers = null!;
    private SearchIndexes _indexes = null!;
    private ContentReload _reload = null!;

    public async Task InitializeAsync()
    {
        var storage = Options.Create(new StorageOptions { Data = _data, Recognizers = _data, Content = _files.Folder });
        _content = new CurrentContent(AssistantLoader.LoadAll(_files.Folder));
        _recognizers = new Recognizers(_content, Options.Create(new BotsOptions()), new RecognizerFiles(_data, _data, NullLogger<RecognizerFiles>.Instance), NullLogger<Recognizers>.Instance);
        _indexes = new SearchIndexes(_content, storage, TimeProvider.System, NullLogger<SearchIndexes>.Instance);
        _reload = new ContentReload(_content, [_recognizers, _indexes], storage, TimeProvider.System, new ReloadLog(_said));
        await _recognizers.StartAsync(CancellationToken.None);
        await _indexes.StartAsync(CancellationToken.None);
        await _indexes.Ready;
        _reload.Begin();
    }

    public Task DisposeAsync() => _recognizers.StopAsync(CancellationToken.None);

    public void Dispose()
    {
        _recognizers.Dispose();
        _indexes.Dispose();
        _reload.Dispose();
        _files.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Changed_content_answers_with_its_recognizer_and_index_and_what_a_turn_holds_stays_whole()
    {
        var before = _content["goteborg-se"];
        _files.Change("goteborg-se/services/sfi/article.sv.md", text => text.TrimEnd() + "\n- **Zebrakurs:** finns på torsdagar.\n");
        _files.Change("goteborg-se/services/sfi/examples.sv.txt", text => text.TrimEnd() + "\nzebrakursen för nyanlända\n");

        await _reload.CheckAsync(CancellationToken.None);
        _content["goteborg-se"].ShouldBeSameAs(before, "whoever saves files may not be done");
        await _reload.CheckAsync(CancellationToken.None);

        var after = _content["goteborg-se"];
        after.ContentVersion.ShouldNotBe(before.ContentVersion);
        _said.ShouldHaveSingleItem().ShouldContain(after.ContentVersion);
        _indexes.Of(after)!.Find("zebrakurs", 1).ShouldHaveSingleItem().Section.Heading.ShouldBe("Zebrakurs");
        (await TopAsync(after, "zebrakursen för nyanlända")).ShouldBe("sfi");
        (await TopAsync(before, "bygglov för altan")).ShouldBe("bygglov");

        await _reload.CheckAsync(CancellationToken.None);
        _content["goteborg-se"].ShouldBeSameAs(after);
    }

    [Fact]
    public async Task A_bad_change_is_said_once_with_its_file_and_the_last_good_version_stays_until_it_is_mended()
    {
        var before = _content["goteborg-se"];
        _files.Change("goteborg-se/services/sfi/service.yaml", text => text + "colour: red\n");
        for (var i = 0; i < 4; i++)
        {
            await _reload.CheckAsync(CancellationToken.None);
        }

        _content["goteborg-se"].ShouldBeSameAs(before);
        _said.ShouldHaveSingleItem().ShouldMatch(@"last good version.*sfi.service\.yaml.*colour");

        _files.Change("goteborg-se/services/sfi/service.yaml", text => text.Replace("colour: red\n", "phone: 031-365 00 00\n", StringComparison.Ordinal));
        _files.Change("goteborg-se/services/sfi/service.yaml", text => System.Text.RegularExpressions.Regex.Replace(text, @"(?m)^phone:.*\n(?=[\s\S]*^phone:)", ""));
        await _reload.CheckAsync(CancellationToken.None);
        await _reload.CheckAsync(CancellationToken.None);
        _content["goteborg-se"].Services["sfi"].Phone.ShouldBe("031-365 00 00");
    }

    [Fact]
    public async Task An_assistant_that_goes_takes_a_restart()
    {
        Directory.Move(Path.Combine(_files.Folder, "goteborg-se"), Path.Combine(_files.Folder, "annan"));
        _files.Change("annan/assistant.yaml", text => text.Replace("id: goteborg-se", "id: annan", StringComparison.Ordinal));
        await _reload.CheckAsync(CancellationToken.None);
        await _reload.CheckAsync(CancellationToken.None);

        _content.Keys.ShouldBe(["goteborg-se"]);
        _said.ShouldHaveSingleItem().ShouldContain("takes a restart");
    }

    private async Task<string> TopAsync(Assistant assistant, string text)
    {
        var recognizer = await _recognizers.OfAsync(assistant, CancellationToken.None);
        return (await recognizer.RecognizeAsync(new Utterance("1", text, "sv"), CancellationToken.None)).Intents.MaxBy(i => i.Value.Score).Key;
    }

    private sealed class ReloadLog(List<string> said) : ILogger<ContentReload>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Add(formatter(state, exception));
    }
}
