using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Tensors;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>
/// An input of an elementwise program: how to load a block of it, broadcast to the output's dimensions.
/// </summary>
internal unsafe struct Operand
{
    private const int MaxRank = 8;
    private readonly byte* address;
    private readonly bool isTruth;
    private int rank;
    private fixed int lengths[MaxRank];
    private fixed int strides[MaxRank];

    internal Operand(in BufferView view, Dims output)
    {
        address = view.Bytes();
        isTruth = view.DType == DType.@bool;
        var dims = view.Dims;
        int lead = output.Rank - dims.Rank, stride = 1;
        for (int i = output.Rank - 1; i >= 0; i--)
        {
            int own = i < lead ? 1 : dims[i - lead];
            if (output[i] != 1) Add(output[i], own == 1 ? 0 : stride);
            stride *= own;
        }
    }

    /// <summary>Whether all elements are the same one.</summary>
    internal readonly bool IsScalar => rank == 0 || (rank == 1 && strides[0] == 0);

    /// <summary>Whether its elements, of four bytes each, stand one by one.</summary>
    internal readonly bool IsDense => rank == 1 && strides[0] == 1 && !isTruth;

    /// <summary>Whether it is one number, of four bytes.</summary>
    internal readonly bool IsNumber => IsScalar && !isTruth;

    /// <summary>Where its elements stand, unless they are truth values.</summary>
    internal readonly float* Elements => (float*)address;

    /// <summary>Whether blocks of so many elements that begin that many apart are all alike.</summary>
    internal readonly bool IsAlike(int block) =>
        IsScalar || (rank == 2 && strides[1] == 0 && strides[0] == 1 && block % lengths[0] == 0);

    /// <summary>Whether its elements stand one by one where a view's do.</summary>
    internal readonly bool IsAt(byte* other) => address == other;

    /// <summary>
    /// The elements from start on, in place where they lie there as they are needed, else in the given memory; of a
    /// scalar 16.
    /// </summary>
    internal readonly byte* Load(long start, int n, bool inPlace, byte* memory)
    {
        if (IsDense)
        {
            if (inPlace) return address + (4 * start);
            System.Buffer.MemoryCopy(address + (4 * start), memory, 4L * n, 4L * n);
        }
        else if (IsScalar)
        {
            new Span<int>(memory, 16).Fill(isTruth ? *address : *(int*)address);
        }
        else
        {
            Walk(start, n, (int*)memory);
        }

        return memory;
    }

    /// <summary>Brings elements near that will soon be loaded, if they stand one by one.</summary>
    internal readonly void Fetch(long start, int n)
    {
        if (IsDense) Ahead.Fetch((float*)(address + (4 * start)), n);
    }

    // Axes are kept from the innermost out; axes that lie one in the other are one.
    private void Add(int length, int stride)
    {
        if (rank > 0 && stride == strides[rank - 1] * lengths[rank - 1])
        {
            lengths[rank - 1] *= length;
            return;
        }

        if (rank == MaxRank)
            throw new ArgumentException($"inputs: expected at most {MaxRank} broadcast runs of axes.");
        lengths[rank] = length;
        strides[rank++] = stride;
    }

    private readonly void Walk(long start, int n, int* to)
    {
        int run = lengths[0], at = (int)(start % run);
        long outer = start / run;
        while (n > 0)
        {
            int count = Math.Min(n, run - at);
            long from = Origin(outer) + ((long)at * strides[0]);
            if (isTruth) for (int i = 0; i < count; i++) to[i] = address[from + ((long)i * strides[0])];
            else if (strides[0] == 0) new Span<int>(to, count).Fill(((int*)address)[from]);
            else new ReadOnlySpan<int>((int*)address + from, count).CopyTo(new(to, count));
            to += count;
            n -= count;
            at = 0;
            outer++;
        }
    }

    private readonly long Origin(long outer)
    {
        long from = 0;
        for (int i = 1; i < rank; i++)
        {
            from += outer % lengths[i] * strides[i];
            outer /= lengths[i];
        }

        return from;
    }
}
