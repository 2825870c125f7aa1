namespace Strata.Kernels.Cpu.Memory;

/// <summary>Memory that kernels of one thread use while they run: grows to what was asked for, and is kept.</summary>
internal sealed unsafe class Scratch
{
    [ThreadStatic]
    private static Scratch? elements, panels, images, sums, nodes, transforms, tables;

    private byte* address;
    private long length;

    ~Scratch() => NativeBlock.Free(address);

    /// <summary>Blocks of an elementwise program's registers.</summary>
    internal static Scratch Elements => elements ??= new();

    /// <summary>Packed panels of a matrix.</summary>
    internal static Scratch Panels => panels ??= new();

    /// <summary>Padded images, tables of offsets.</summary>
    internal static Scratch Images => images ??= new();

    /// <summary>The stack of sums up a tree.</summary>
    internal static Scratch Sums => sums ??= new();

    /// <summary>Sums of nodes that threads took each on its own.</summary>
    internal static Scratch Nodes => nodes ??= new();

    /// <summary>Transformed tiles of images.</summary>
    internal static Scratch Transforms => transforms ??= new();

    /// <summary>Tables that all parts of a kernel read.</summary>
    internal static Scratch Tables => tables ??= new();

    /// <summary>Room for so many bytes, its contents undefined, until the next call.</summary>
    internal byte* Take(long bytes)
    {
        if (bytes > length)
        {
            NativeBlock.Free(address);
            address = null;
            length = 0;
            address = NativeBlock.Take(bytes + (bytes / 4));
            length = bytes + (bytes / 4);
        }

        return address;
    }
}
