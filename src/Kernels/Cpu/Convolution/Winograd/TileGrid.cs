using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>Tiles of 2 × 2 pixels over a result, and under each the 4 × 4 pixels of the image it is made of.</summary>
internal readonly unsafe struct TileGrid
{
    /// <summary>About so many tiles are transformed together, so that they stay in the second cache.</summary>
    private const int BlockLength = 48;

    private readonly WindowAxis height, width;
    private readonly int down, across;

    /// <param name="height">Rows: the image's, the result's, and the padding before the image.</param>
    /// <param name="width">Columns, likewise.</param>
    /// <param name="channels">Channels of the image.</param>
    internal TileGrid(in WindowAxis height, in WindowAxis width, int channels)
    {
        (this.height, this.width) = (height, width);
        WindowAxis rows = Tiled(height), columns = Tiled(width);
        (down, across) = (rows.Out, columns.Out);
        Frame = new(new WindowAxis(1, 1, 1, 1, 1, 0), rows, columns, channels);
    }

    /// <summary>The frame in which all tiles of an image lie.</summary>
    internal ImageFrame Frame { get; }

    /// <summary>How many tiles.</summary>
    internal int Count => down * across;

    /// <summary>The most tiles of a block, whole rows of them.</summary>
    internal int Block => BlockRows * across;

    /// <summary>How many blocks.</summary>
    internal int Blocks => (down + BlockRows - 1) / BlockRows;

    private int BlockRows => Math.Clamp((BlockLength + (across / 2)) / across, 1, down);

    /// <summary>The first tile of a block and the one after its last.</summary>
    internal (int First, int End) TilesOf(int block) => (block * Block, Math.Min(Count, (block + 1) * Block));

    /// <summary>The first pixel of a result that a block computes, and how many there are.</summary>
    internal (int First, int Count) PlacesOf(int block)
    {
        int first = block * BlockRows * 2, end = Math.Min(height.Out, first + (BlockRows * 2));
        return (first * width.Out, (end - first) * width.Out);
    }

    /// <summary>Where a tile begins in the frame.</summary>
    internal float* In(float* frame, int tile) =>
        frame + ((long)(tile / across) * 2 * Frame.Pitch) + ((long)(tile % across) * 2 * Frame.Channels);

    /// <summary>Where a tile begins in a result of so many channels, and how much of it is inside.</summary>
    internal float* Out(float* result, int tile, int channels, out int rows, out int columns)
    {
        int i = tile / across * 2, j = tile % across * 2;
        (rows, columns) = (Math.Min(2, height.Out - i), Math.Min(2, width.Out - j));
        return result + ((((long)i * width.Out) + j) * channels);
    }

    private static WindowAxis Tiled(in WindowAxis a) => new(a.In, 4, (a.Out + 1) / 2, 2, 1, a.Before);
}
