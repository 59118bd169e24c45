using CitizenBot.Channels;
using CitizenBot.Dialogs.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace CitizenBot.Tests.Operations;

public sealed class RecognizerFilesTests : IDisposable
{
    private static readonly List<TrainingExample> Examples =
    [
        new("waste", "sv", "när töms soptunnan"), new("waste", "sv", "sopor"), new("waste", "en", "when is the bin emptied"),
        new("library", "sv", "lånekort på biblioteket"), new("library", "en", "library card"), new("library", "sv", "låna böcker"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citizenbot-recognizers-");
    private readonly RecognizerFiles _sut;

    public RecognizerFilesTests() =>
        _sut = new RecognizerFiles(Path.Combine(_folder.FullName, "new"), Path.Combine(_folder.FullName, "built"), NullLogger<RecognizerFiles>.Instance);

    private FileInfo[] Files => _folder.GetFiles("*", SearchOption.AllDirectories);

    [Fact]
    public async Task What_was_kept_is_found_and_recognizes()
    {
        var key = Lesson.KeyOf(Examples);
        _sut.Keep("a", key, GroupedRecognizer.Train(Examples, []));

        var found = _sut.Find("a", key);

        var result = await found!.RecognizeAsync(new Utterance("1", "library card", "en"), CancellationToken.None);
        result.GetTopScoringIntent().Intent.ShouldBe("library");
    }

    [Fact]
    public void Nothing_is_found_where_nothing_was_kept() => _sut.Find("a", Lesson.KeyOf(Examples)).ShouldBeNull();

    [Fact]
    public void Other_examples_have_another_key()
    {
        Lesson.KeyOf([.. Examples, new("waste", "sv", "kompost")]).ShouldNotBe(Lesson.KeyOf(Examples));
        Lesson.KeyOf([Examples[0] with { Weight = 0.5f }, .. Examples.Skip(1)]).ShouldNotBe(Lesson.KeyOf(Examples));
        Lesson.KeyOf([.. Examples]).ShouldBe(Lesson.KeyOf(Examples));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1000)]
    public void A_file_that_was_damaged_or_cut_is_as_good_as_none(int at)
    {
        var key = Lesson.KeyOf(Examples);
        _sut.Keep("a", key, GroupedRecognizer.Train(Examples, []));
        var bytes = File.ReadAllBytes(Files.Single().FullName);
        bytes[at] ^= 1;
        File.WriteAllBytes(Files.Single().FullName, bytes);
        _sut.Find("a", key).ShouldBeNull();

        File.WriteAllBytes(Files.Single().FullName, bytes[..at]);
        _sut.Find("a", key).ShouldBeNull();
    }

    [Fact]
    public void An_assistants_newer_one_takes_the_place_of_its_earlier_ones_alone()
    {
        var learnt = GroupedRecognizer.Train(Examples, []);
        _sut.Keep("a", "1", learnt);
        _sut.Keep("b", "1", learnt);
        _sut.Keep("a", "2", learnt);

        Files.Select(f => f.Name).Order().ShouldBe(["a.2.bin", "b.1.bin"]);
    }

    [Fact]
    public void What_the_build_has_learnt_is_found_and_left_alone()
    {
        var learnt = GroupedRecognizer.Train(Examples, []);
        new RecognizerFiles(Path.Combine(_folder.FullName, "built"), "", NullLogger<RecognizerFiles>.Instance).Save("a", "1", learnt);

        _sut.Find("a", "1").ShouldNotBeNull();
        _sut.Keep("a", "2", learnt);
        _sut.Find("a", "1").ShouldNotBeNull();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
