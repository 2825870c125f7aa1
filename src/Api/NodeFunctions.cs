using Strata.Formats.Images;

namespace Strata;

/// <summary>What hangs off <c>tf.node</c>.</summary>
public sealed class NodeFunctions
{
    internal NodeFunctions()
    {
    }

    /// <summary>A picture as a tensor, int32 [height, width, channels], 0 to 255.</summary>
    /// <param name="contents">The bytes of a PNG, JPEG, BMP or GIF file; of an animation the first picture.</param>
    /// <param name="channels">1 grey, 3 colour, 4 with alpha; 0 by default: as in the file.</param>
    /// <exception cref="ArgumentException">Another number of channels.</exception>
    /// <exception cref="FormatException">The bytes are no such file, damaged, or a picture of over 2²⁷
    /// pixels.</exception>
    public Tensor decodeImage(byte[] contents, int channels = 0) => ImageFiles.Decode(contents, channels);

    /// <summary>The bytes of a PNG file.</summary>
    /// <param name="image">[height, width, 1 to 4], whole numbers from 0 to 255.</param>
    /// <exception cref="ShapeException">Another shape.</exception>
    /// <exception cref="ArgumentException">A number below 0 or above 255.</exception>
    public Task<byte[]> encodePng(Tensor image) => Task.Run(() => ImageFiles.EncodePng(image));
}
