using System.Runtime.InteropServices;
using StbImageSharp;
using StbImageWriteSharp;
using ColorComponents = StbImageSharp.ColorComponents;

namespace Strata.Formats.Images;

/// <summary>Pictures as tensors, by Stb's decoders and encoder.</summary>
public static class ImageFiles
{
    private const int MostPixels = 1 << 27;

    /// <summary>A picture as int32 [height, width, channels], 0 to 255.</summary>
    /// <param name="contents">A PNG, JPEG, BMP or GIF file; of an animation the first picture.</param>
    /// <param name="channels">1 grey, 3 colour, 4 with alpha; 0: as in the file.</param>
    /// <exception cref="ArgumentException">Another number of channels.</exception>
    /// <exception cref="FormatException">No such file, a damaged one, or over 2²⁷ pixels.</exception>
    public static Tensor Decode(byte[] contents, int channels)
    {
        if (channels is not (0 or 1 or 3 or 4))
            throw new ArgumentException($"channels: expected 0, 1, 3 or 4, received {channels}.");
        var picture = Read(contents, (ColorComponents)channels);
        int depth = channels == 0 ? (int)picture.SourceComp : channels;
        int[] values = Array.ConvertAll(picture.Data, value => (int)value);
        return Engine.FromHost(
            MemoryMarshal.AsBytes<int>(values), new([picture.Height, picture.Width, depth], DType.int32));
    }

    /// <summary>A PNG file of a tensor [height, width, 1 to 4] of whole numbers from 0 to 255.</summary>
    /// <exception cref="ShapeException">Another shape.</exception>
    /// <exception cref="ArgumentException">A number below 0 or above 255.</exception>
    public static byte[] EncodePng(Tensor image)
    {
        if (image.rank != 3 || image.shape[2] is < 1 or > 4 || image.size == 0)
        {
            throw new ShapeException($"image: expected shape [height, width, 1 to 4], received " +
                $"[{string.Join(",", image.shape)}].");
        }

        int[] values = image.dataSync<int>();
        byte[] pixels = new byte[values.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = values[i] is >= 0 and <= byte.MaxValue ? (byte)values[i]
                : throw new ArgumentException($"image: expected numbers from 0 to 255, received {values[i]}.");
        }

        using var file = new MemoryStream();
        new ImageWriter().WritePng(
            pixels, image.shape[1], image.shape[0], (StbImageWriteSharp.ColorComponents)image.shape[2], file);
        return file.ToArray();
    }

    private static ImageResult Read(byte[] contents, ColorComponents components)
    {
        try
        {
            if (ImageInfo.FromStream(new MemoryStream(contents)) is not { } info)
                throw new FormatException("contents: expected a PNG, JPEG, BMP or GIF file, received something else.");
            if ((long)info.Width * info.Height > MostPixels)
            {
                throw new FormatException(
                    $"contents: expected at most {MostPixels} pixels, received {info.Width} × {info.Height}.");
            }

            return ImageResult.FromMemory(contents, components);
        }
        catch (Exception error) when (error is not FormatException)
        {
            // Stb's readers throw whatever a damaged file leads them to.
            throw new FormatException($"contents: expected a whole picture: {error.Message}", error);
        }
    }
}
