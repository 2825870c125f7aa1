using Strata.Backends;
using Strata.Tensors;

namespace Strata.Kernels.Cpu.Movement;

/// <summary>Copies between strided boxes.</summary>
internal static unsafe class StridedCopy
{
    private const int Tile = 16;

    internal static void Run(byte* source, in StridedMap map, byte* target, int elementSize)
    {
        source += map.SourceStart * elementSize;
        target += map.TargetStart * elementSize;
        Span<int> lengths = stackalloc int[Dims.MaxRank], from = stackalloc int[Dims.MaxRank],
        to = stackalloc int[Dims.MaxRank];
        int rank = Collapse(map, lengths, from, to);
        if (rank < 0) return;
        if (elementSize == 4) Walk((int*)source, (int*)target, lengths[..rank], from, to);
        else Walk(source, target, lengths[..rank], from, to);
    }

    /// <summary>
    /// Drops axes of length 1 and merges those that lie one in the other; −1 if there is nothing to copy.
    /// </summary>
    private static int Collapse(in StridedMap map, Span<int> lengths, Span<int> from, Span<int> to)
    {
        Dims box = map.Box, s = map.SourceStrides, t = map.TargetStrides;
        int rank = 0;
        for (int i = 0; i < box.Rank; i++)
        {
            if (box[i] == 0) return -1;
            if (box[i] == 1) continue;
            bool nests = rank > 0 && from[rank - 1] == s[i] * box[i] && to[rank - 1] == t[i] * box[i];
            if (nests) lengths[rank - 1] *= box[i];
            else lengths[rank++] = box[i];
            (from[rank - 1], to[rank - 1]) = (s[i], t[i]);
        }

        if (rank > 0) return rank;
        (lengths[0], from[0], to[0]) = (1, 1, 1);
        return 1;
    }

    private static void Walk<T>(
        T* source, T* target, ReadOnlySpan<int> lengths, ReadOnlySpan<int> from, ReadOnlySpan<int> to)
        where T : unmanaged
    {
        if (lengths.Length == 2 && to[1] == 1 && from[0] == 1 && from[1] > 1)
        {
            Transpose(source, target, lengths[0], lengths[1], from[1], to[0]);
            return;
        }

        if (lengths.Length > 1)
        {
            long s = from[0], t = to[0];
            for (int i = 0; i < lengths[0]; i++)
                Walk(source + (i * s), target + (i * t), lengths[1..], from[1..], to[1..]);
            return;
        }

        int n = lengths[0];
        long step = from[0], stride = to[0];
        if (step == 1 && stride == 1) new ReadOnlySpan<T>(source, n).CopyTo(new(target, n));
        else if (step == 0 && stride == 1) new Span<T>(target, n).Fill(*source);
        else for (int i = 0; i < n; i++) target[i * stride] = source[i * step];
    }

    // Tile by tile, so that the lines read and the lines written both stay in the first cache.
    private static void Transpose<T>(T* source, T* target, int rows, int columns, long sourceStride, long targetStride)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row += Tile)
        {
            int rowEnd = Math.Min(rows, row + Tile);
            for (int column = 0; column < columns; column += Tile)
            {
                int columnEnd = Math.Min(columns, column + Tile);
                for (int i = row; i < rowEnd; i++)
                {
                    T* to = target + (i * targetStride), from = source + i;
                    for (int j = column; j < columnEnd; j++) to[j] = from[j * sourceStride];
                }
            }
        }
    }
}
