using System.Buffers.Binary;
using System.Text;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Reads the table in front of tensors, and fails with a reason where it is cut off or makes no sense.
/// </summary>
internal ref struct TensorTableReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public string Text(int length) => Encoding.UTF8.GetString(Take(length));

    public (string Name, WireDType DType, int[] Shape, long Length) Entry(int maxName, int maxRank)
    {
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));
        string name = nameLength <= maxName ? Text(nameLength) : throw Damaged($"a name has {nameLength} bytes");
        var dtype = (WireDType)Take(1)[0];
        int rank = Take(1)[0];
        if (!Enum.IsDefined(dtype) || rank > maxRank)
        {
            throw Damaged($"tensor '{name}' has element type {(int)dtype} and {rank} axes");
        }

        var shape = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            shape[axis] = Int32();
        }

        long length = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
        return Fits(dtype, shape, length)
            ? (name, dtype, shape, length)
            : throw Damaged($"tensor '{name}' of shape [{string.Join(", ", shape)}] announces {length} bytes");
    }

    public static FrameException Damaged(string why) => new(FrameFault.Content, $"A tensor payload is damaged: {why}.");

    private static bool Fits(WireDType dtype, int[] shape, long length)
    {
        long elements = 1;
        foreach (int axis in shape)
        {
            if (axis < 0 || (axis > 0 && elements > long.MaxValue / 8 / axis))
            {
                return false;
            }

            elements *= axis;
        }

        int size = TensorCodec.ElementSize(dtype);
        return length >= 0 && (size == 0 ? length / sizeof(int) >= elements : length == elements * size);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
        {
            throw Damaged("it ends too early");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
