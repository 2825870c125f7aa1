using System.Buffers.Binary;
using System.IO.Compression;

namespace Strata.Data;

/// <summary>
/// An array of unsigned bytes in the IDX format, compressed by gzip: two zero bytes, the type (8), the number of axes,
/// their lengths as big-endian 32-bit integers, the elements in row-major order.
/// </summary>
/// <param name="Lengths">The length of each axis.</param>
/// <param name="Elements">The elements.</param>
internal sealed record IdxFile(int[] Lengths, byte[] Elements)
{
    private const int LongestBytes = 1 << 28;
    private const byte UnsignedByte = 8;

    /// <param name="compressed">The file.</param>
    /// <param name="axes">How many axes it must have.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="FormatException">It is no such file, is cut short, or too long.</exception>
    internal static IdxFile Read(Stream compressed, int axes, string name)
    {
        try
        {
            using var bytes = new GZipStream(compressed, CompressionMode.Decompress);
            Span<byte> head = stackalloc byte[4 + (4 * axes)];
            bytes.ReadExactly(head);
            if (head[0] != 0 || head[1] != 0 || head[2] != UnsignedByte || head[3] != axes)
            {
                throw new FormatException($"{name}: expected an IDX file of bytes with {axes} axes, " +
                    $"received one that begins with {Convert.ToHexString(head[..4])}.");
            }

            byte[] elements = new byte[Length(head[4..], name, out int[] lengths)];
            bytes.ReadExactly(elements);
            return bytes.ReadByte() < 0 ? new(lengths, elements)
                : throw new FormatException($"{name}: expected {elements.Length} elements, received more.");
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new FormatException($"{name}: expected a whole IDX file compressed by gzip: {error.Message}", error);
        }
    }

    private static int Length(ReadOnlySpan<byte> head, string name, out int[] lengths)
    {
        lengths = new int[head.Length / 4];
        long product = 1;
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = BinaryPrimitives.ReadInt32BigEndian(head[(4 * axis)..]);
            product *= lengths[axis];
            if (lengths[axis] < 0 || product > LongestBytes)
                throw new FormatException(
                    $"{name}: expected at most {LongestBytes} elements, received {product} or more.");
        }

        return (int)product;
    }
}
