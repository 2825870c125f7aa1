using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;
using Strata.Training;

namespace Strata.Kernels.Cpu.Movement;

/// <summary>
/// Sums of the entries that name the same row. The entries are sorted by row, so that each row is one walk up the tree
/// over the few leaves that have it: a leaf without it would add 0.
/// </summary>
[SkipLocalsInit]
internal unsafe struct Scattering : IRows
{
    private const int Lanes = 16, Levels = 5;
    private float* x, nodes;
    private int* ends, order;
    private int n;
    private RowTree tree;

    internal static void Run(
        in BufferView x, in BufferView indices, int length, in RowTree tree, in BufferView nodes)
    {
        int* ends = (int*)Scratch.Tables.Take(4L * (length + tree.Length)), order = ends + length;
        Sort(indices.Ints(), tree.Length, length, ends, order);
        int n = x.Dims[1];
        RowWork<Scattering>.Run(
            new() { x = x.Floats(), nodes = nodes.Floats(), ends = ends, order = order, n = n, tree = tree },
            length, n + (n * (long)tree.Length / Math.Max(1, length)));
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        float* sums = (float*)Scratch.Sums.Take(4L * Levels * n);
        Span<LeafNode> cover = stackalloc LeafNode[LeafTree.MaxCover];
        int count = 1;
        cover[0] = new(0, LeafTree.MaxLeaves);
        if (!tree.Complete) count = LeafTree.Cover(new(tree.FirstLeaf, tree.FirstLeaf + tree.Leaves), cover);
        for (int row = first; row < end; row++)
        {
            int from = row == 0 ? 0 : ends[row - 1];
            for (int i = 0; i < count; i++)
            {
                float* to = nodes + (i * tree.NodeStride) + ((long)row * n);
                int next = Split(from, ends[row], cover[i].End);
                if (next == from) new Span<float>(to, n).Clear();
                else Sum(from, next, cover[i], to, sums);
                from = next;
            }
        }
    }

    // Entries by the row they name, in their order: ends[row] is where those of a row end.
    private static void Sort(int* indices, int count, int length, int* ends, int* order)
    {
        new Span<int>(ends, length).Clear();
        for (int i = 0; i < count; i++)
        {
            if ((uint)indices[i] >= (uint)length)
                throw new ArgumentOutOfRangeException(
                    nameof(indices), $"indices: expected 0 to {length - 1}, received {indices[i]}.");
            ends[indices[i]]++;
        }

        for (int row = 0, start = 0; row < length; row++) (start, ends[row]) = (start + ends[row], start);
        for (int i = 0; i < count; i++) order[ends[indices[i]]++] = i;
    }

    private readonly int Leaf(int entry) => tree.FirstLeaf + (order[entry] / tree.LeafLength);

    // The first of some entries whose leaf is not before the given one.
    private readonly int Split(int from, int end, int leaf)
    {
        while (from < end && Leaf(from) < leaf) from++;
        return from;
    }

    // Of at least one entry, all within a node.
    private readonly void Sum(int from, int end, LeafNode node, float* to, float* sums)
    {
        if (Leaf(from) == Leaf(end - 1))
        {
            new Span<float>(to, n).Clear();
            for (int entry = from; entry < end; entry++) Add(to, x + ((long)order[entry] * n));
            return;
        }

        int half = node.Size / 2, middle = Split(from, end, node.Start + half);
        LeafNode left = new(node.Start, half), right = new(node.Start + half, half);
        if (middle > from) Sum(from, middle, left, to, sums);
        if (middle == from) Sum(middle, end, right, to, sums);
        else if (middle < end)
        {
            Sum(middle, end, right, sums, sums + n);
            Add(to, sums);
        }
    }

    private readonly void Add(float* to, float* from)
    {
        int i = 0;
        for (; i <= n - Lanes; i += Lanes) (Vector512.Load(to + i) + Vector512.Load(from + i)).Store(to + i);
        for (; i < n; i++) to[i] += from[i];
    }
}
