using StbImageWriteSharp;
using Strata.Formats.Images;
using Strata.Testing;
using Xunit;

namespace Strata.Formats.Tests.Images;

public sealed class ImageFilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_picture_that_is_encoded_decodes_to_itself(int channels)
    {
        int[] values = [.. Enumerable.Range(0, 5 * 7 * channels).Select(i => i * 37 % 256)];
        var image = Arrays.Ints([5, 7, channels], values);
        byte[] file = ImageFiles.EncodePng(image);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], file[..4]);
        var again = ImageFiles.Decode(file, 0);
        Assert.Equal([5, 7, channels], again.shape);
        Assert.Equal(DType.int32, again.dtype);
        Assert.Equal(values, again.dataSync<int>());
    }

    [Fact]
    public void A_jpeg_decodes_to_what_it_shows()
    {
        using var file = new MemoryStream();
        byte[] orange = [.. Enumerable.Repeat(new byte[] { 250, 160, 20 }, 64).SelectMany(pixel => pixel)];
        new ImageWriter().WriteJpg(orange, 8, 8, ColorComponents.RedGreenBlue, file, 95);
        var image = ImageFiles.Decode(file.ToArray(), 0);
        Assert.Equal([8, 8, 3], image.shape);
        int[] pixels = image.dataSync<int>();
        for (int i = 0; i < pixels.Length; i++) Assert.InRange(pixels[i], orange[i] - 5, orange[i] + 5);
    }

    [Fact]
    public void Channels_can_be_asked_for()
    {
        byte[] grey = ImageFiles.EncodePng(Arrays.Ints([1, 2, 1], 10, 200));
        var colour = ImageFiles.Decode(grey, 3);
        Assert.Equal([1, 2, 3], colour.shape);
        Assert.Equal([10, 10, 10, 200, 200, 200], colour.dataSync<int>());
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        byte[] whole = ImageFiles.EncodePng(Arrays.Ints([4, 4, 3], new int[48]));
        Assert.Throws<FormatException>(() => ImageFiles.Decode([1, 2, 3], 0));
        Assert.Throws<FormatException>(() => ImageFiles.Decode([], 0));
        Assert.Throws<FormatException>(() => ImageFiles.Decode(whole[..40], 0));
        Assert.Contains("received 2", Assert.Throws<ArgumentException>(() => ImageFiles.Decode(whole, 2)).Message);
    }

    [Fact]
    public void Only_numbers_of_a_byte_and_three_axes_make_a_picture()
    {
        Assert.Contains("received 256", Assert.Throws<ArgumentException>(
            () => ImageFiles.EncodePng(Arrays.Ints([1, 1, 1], 256))).Message);
        Assert.Throws<ShapeException>(() => ImageFiles.EncodePng(Arrays.Ints([1, 1], 0)));
        Assert.Throws<ShapeException>(() => ImageFiles.EncodePng(Arrays.Ints([1, 1, 5], 0, 0, 0, 0, 0)));
    }
}
