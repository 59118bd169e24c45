using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Tests.Languages;

public sealed class LanguageModelTests
{
    [Fact]
    public void A_saved_model_scores_the_same_when_it_is_loaded()
    {
        using var saved = new MemoryStream();
        LanguageModel.Save(saved, ["aa", "bb"], [7, 9], [0.5f, 0.25f], [2, -4, 8, 0]);
        using var file = new MemoryStream(saved.ToArray());
        var sut = LanguageModel.Load(file);

        sut.Languages.ShouldBe(["aa", "bb"]);
        var scores = new float[sut.Stride];
        sut.Score([7, 9, 9, 9, 1000], scores).ShouldBe(4);
        // (1 * 1.0 + 3 * 2.0) / sqrt(4), and (1 * -2.0 + 3 * 0) / sqrt(4)
        scores[0].ShouldBe(3.5f, 1e-5);
        scores[1].ShouldBe(-1f, 1e-5);
    }

    [Fact]
    public void Load_another_kind_of_file_says_so()
    {
        using var stream = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write("something else altogether"u8);
        stream.Position = 0;
        Should.Throw<InvalidDataException>(() => LanguageModel.Load(stream));
    }
}
