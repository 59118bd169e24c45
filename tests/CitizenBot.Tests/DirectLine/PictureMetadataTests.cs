using CitizenBot.Channels.DirectLine;

namespace CitizenBot.Tests.DirectLine;

/// <summary>A photo says nothing of where and when it was taken, and is still the same picture.</summary>
public sealed class PictureMetadataTests
{
    public static TheoryData<string, byte[], byte[], bool> Photos() => new()
    {
        { "image/jpeg", SamplePhotos.JpegWithMetadata(6), SamplePhotos.Jpeg, true },
        { "image/jpeg", SamplePhotos.JpegWithMetadata(3, little: false), SamplePhotos.Jpeg, true },
        { "image/jpeg", SamplePhotos.JpegWithMetadata(1), SamplePhotos.Jpeg, false },
        { "image/png", SamplePhotos.PngWithMetadata(8), SamplePhotos.Png, true },
        { "image/png", SamplePhotos.PngWithMetadata(1), SamplePhotos.Png, false },
        { "image/webp", SamplePhotos.WebPWithMetadata(6), SamplePhotos.WebP, true },
        { "image/webp", SamplePhotos.WebPWithMetadata(0), SamplePhotos.WebP, false },
        { "image/jpeg", SamplePhotos.Jpeg, SamplePhotos.Jpeg, false },
        { "image/png", SamplePhotos.Png, SamplePhotos.Png, false },
        { "image/webp", SamplePhotos.WebP, SamplePhotos.WebP, false },
    };

    [Theory]
    [MemberData(nameof(Photos))]
    public async Task What_a_camera_adds_is_gone_but_for_which_side_is_up(string type, byte[] photo, byte[] picture, bool turned)
    {
        var stripped = await StripAsync(type, photo);

        stripped.ShouldNotBeNull();
        System.Text.Encoding.Latin1.GetString(stripped).ShouldNotContain("GPS");
        (await FileContent.DetectAsync(new MemoryStream(stripped), CancellationToken.None))!.Name.ShouldBe(type);
        (await StripAsync(type, stripped)).ShouldBe(stripped);
        if (photo.AsSpan().SequenceEqual(picture) || !turned)
        {
            stripped.ShouldBe(picture);
        }

        // The compressed picture itself is untouched.
        stripped.AsSpan().IndexOf(picture.AsSpan(picture.Length - 40, 28)).ShouldBeGreaterThan(0);
        (stripped.AsSpan().IndexOf(TiffOrientation.Write(6).AsSpan(0, 18)) >= 0).ShouldBe(turned);
    }

    [Fact]
    public async Task A_picture_that_ends_too_early_is_refused_at_every_length_or_is_one_that_is_whole()
    {
        foreach (var (type, photo) in new[] { ("image/jpeg", SamplePhotos.JpegWithMetadata(6)), ("image/png", SamplePhotos.PngWithMetadata(6)), ("image/webp", SamplePhotos.WebPWithMetadata(6)) })
        {
            for (var length = 0; length < photo.Length; length++)
            {
                var stripped = await StripAsync(type, photo[..length]);
                (stripped is null || !System.Text.Encoding.Latin1.GetString(stripped).Contains("GPS", StringComparison.Ordinal)).ShouldBeTrue($"{type} {length}");
            }
        }
    }

    [Fact]
    public async Task Damaged_pictures_are_refused_or_stripped_but_never_break_the_program()
    {
        var random = Kit.TestSeed.Random();
        foreach (var (type, photo) in new[] { ("image/jpeg", SamplePhotos.JpegWithMetadata(6)), ("image/png", SamplePhotos.PngWithMetadata(6)), ("image/webp", SamplePhotos.WebPWithMetadata(6)) })
        {
            for (var round = 0; round < 500; round++)
            {
                var damaged = photo.ToArray();
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                await StripAsync(type, damaged);
            }
        }
    }

    private static async Task<byte[]?> StripAsync(string type, byte[] photo) =>
        await PictureMetadata.StripAsync(new MemoryStream(photo), FileType.Named(type)!, CancellationToken.None) is { } stripped ? ((MemoryStream)stripped).ToArray() : null;
}
