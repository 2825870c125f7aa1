using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// Convolutions, pooling and scatters composed of a backend's required members: windows are laid side by side by one
/// strided copy, then multiplied or reduced. Sums run in the orders that <see cref="Backend"/> fixes.
/// </summary>
internal static class ComposedKernels
{
    internal static void Conv(Backend on, in ConvGeometry g, BufferView x, BufferView filter, BufferView y)
    {
        using var windows = UnfoldedWindows.OfInput(on, g, x, 0);
        int places = windows.Places, n = g.Groups, o = g.OutChannels / n, c = g.InChannels / n, terms = g.Taps * c;
        using var left = new GroupedChannels(on, windows.As([places * g.Taps, n, c]));
        using var right = new GroupedChannels(on, filter.As([terms, n, o]));
        using var result = new GroupedChannels(on, y.As([places, n, o]), isEmpty: true);
        on.MatMul(left.As([n, places, terms]), right.As([n, terms, o]), false, result.As([n, places, o]));
        result.CopyBack();
    }

    internal static void ConvInputGradient(
        Backend on, in ConvGeometry g, BufferView dy, BufferView filter, BufferView dx)
    {
        using var windows = UnfoldedWindows.OfOutput(on, g, dy);
        int places = windows.Places, n = g.Groups, o = g.OutChannels / n, c = g.InChannels / n, terms = g.Taps * o;
        using var memory = on.Allocate(filter.Bytes);
        var turned = new BufferView(memory, 0, [n, terms, c], DType.float32);
        int tap = c * g.OutChannels;
        on.CopyStrided(
            filter,
            new([n, g.Taps, o, c], (long)(g.Taps - 1) * tap, [o, -tap, 1, g.OutChannels], 0, [terms * c, o * c, c, 1]),
            turned);
        using var left = new GroupedChannels(on, windows.As([places * g.Taps, n, o]));
        using var result = new GroupedChannels(on, dx.As([places, n, c]), isEmpty: true);
        on.MatMul(left.As([n, places, terms]), turned, false, result.As([n, places, c]));
        result.CopyBack();
    }

    internal static void ConvFilterGradient(
        Backend on, in ConvGeometry g, BufferView x, BufferView dy, in RowTree tree, BufferView nodes)
    {
        using var windows = UnfoldedWindows.OfInput(on, g, x, 0);
        int places = windows.Places, n = g.Groups, o = g.OutChannels / n, c = g.InChannels / n, terms = g.Taps * c;
        var pixels = tree with { LeafLength = tree.LeafLength * g.OutPlaces, Length = tree.Length * g.OutPlaces };
        if (n == 1)
        {
            on.MatMulRows(windows.As([places, terms]), dy.As([places, o]), pixels, nodes);
            return;
        }

        int count = tree.NodeCount, size = terms * o;
        using var left = new GroupedChannels(on, windows.As([places * g.Taps, n, c]));
        using var right = new GroupedChannels(on, dy.As([places, n, o]));
        using var memory = on.Allocate(4L * count * size);
        var part = new BufferView(memory, 0, [count, terms, o], DType.float32);
        for (int group = 0; group < n; group++)
        {
            on.MatMulRows(left.Group(group, [places, terms]), right.Group(group, [places, o]),
                pixels with { NodeStride = size }, part);
            for (int node = 0; node < count; node++)
            {
                on.CopyStrided(
                    part,
                    new([terms, o], (long)node * size, [o, 1], (node * tree.NodeStride) + (group * o), [n * o, 1]),
                    nodes);
            }
        }
    }

    // A product of one-hot indices, transposed, and x: what it adds beside x itself are zeros.
    internal static void ScatterRows(
        Backend on, BufferView x, BufferView indices, int length, in RowTree tree, BufferView nodes)
    {
        int[] numbers = [.. Enumerable.Range(0, length)];
        using var memory = on.Allocate(4L * length * (tree.Length + 1));
        var range = new BufferView(memory, 0, [length], DType.int32);
        var oneHot = new BufferView(memory, range.Bytes, [tree.Length, length], DType.float32);
        on.Write(memory, 0, System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(numbers));
        on.Elementwise(IsIndex, [indices.As([tree.Length, 1]), range], oneHot);
        on.MatMulRows(oneHot, x, tree, nodes);
    }

    internal static void Pool(Backend on, PoolKind kind, in ConvGeometry g, BufferView x, BufferView y)
    {
        double outside = kind == PoolKind.Max ? double.NegativeInfinity : 0;
        using var windows = UnfoldedWindows.OfInput(on, g, x, outside);
        var taps = windows.As([windows.Places, windows.Taps, g.InChannels]);
        on.Reduce(kind == PoolKind.Max ? ReduceKind.Max : ReduceKind.Sum, taps, y.As([windows.Places, g.InChannels]));
        if (kind == PoolKind.Average) DivideByCounts(on, g, y, y);
    }

    internal static void PoolGradient(
        Backend on, PoolKind kind, in ConvGeometry g, BufferView dy, BufferView x, BufferView dx)
    {
        if (kind == PoolKind.Max)
        {
            MaxPoolGradient(on, g, dy, x, dx);
            return;
        }

        using var memory = on.Allocate(dy.Bytes);
        var shares = dy with { Buffer = memory, Offset = 0 };
        DivideByCounts(on, g, dy, shares);
        using var windows = UnfoldedWindows.OfOutput(on, g, shares);
        on.Reduce(ReduceKind.Sum, windows.As([windows.Places, windows.Taps, g.InChannels]),
            dx.As([windows.Places, g.InChannels]));
    }

    // Tap by tap: the gradients of the windows whose largest element is that tap's.
    private static void MaxPoolGradient(Backend on, in ConvGeometry g, BufferView dy, BufferView x, BufferView dx)
    {
        using var windows = UnfoldedWindows.OfInput(on, g, x, double.NegativeInfinity);
        int places = windows.Places, c = g.InChannels;
        using var memory = on.Allocate(4L * ((2L * places * c) + (2L * windows.FrameSize)));
        var largest = new BufferView(memory, 0, [places, c], DType.int32);
        var part = new BufferView(memory, 4L * places * c, [places, c], DType.float32);
        var sum = new BufferView(memory, 8L * places * c, [checked((int)windows.FrameSize)], DType.float32);
        var frame = sum with { Offset = sum.Offset + sum.Bytes };
        on.Reduce(ReduceKind.ArgMax, windows.As([places, windows.Taps, c]), largest);
        on.Fill(sum, 0);
        for (int tap = 0; tap < windows.Taps; tap++)
        {
            on.Elementwise(OfTap(tap), [largest, dy.As([places, c])], part);
            on.Fill(frame, 0);
            on.CopyStrided(part, windows.ToFrame(tap), frame);
            on.Elementwise(Sum, [sum, frame], sum);
        }

        on.CopyStrided(sum, windows.FromFrame(), dx);
    }

    private static void DivideByCounts(Backend on, in ConvGeometry g, BufferView from, BufferView to)
    {
        float[] counts = UnfoldedWindows.Counts(g);
        using var memory = on.Allocate(4L * counts.Length);
        on.Write(memory, 0, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(counts));
        var divisors = new BufferView(memory, 0, [counts.Length, 1], DType.float32);
        Dims dims = [from.Dims[0], counts.Length, g.InChannels];
        on.Elementwise(Quotient, [from.As(dims), divisors], to.As(dims));
    }

    private static ElementwiseProgram Sum { get; } = new(2, new Instruction(Opcode.Add, 2, 0, 1));

    private static ElementwiseProgram Quotient { get; } = new(2, new Instruction(Opcode.Div, 2, 0, 1));

    private static ElementwiseProgram IsIndex { get; } = new(
        2,
        new Instruction(Opcode.Equal, 2, 0, 1, Integer: true),
        new Instruction(Opcode.ToFloat, 2, 2, Integer: true));

    private static ElementwiseProgram OfTap(int tap) => new(
        2,
        new Instruction(Opcode.Constant, 2, K: tap, Integer: true),
        new Instruction(Opcode.Equal, 2, 0, 2, Integer: true),
        new Instruction(Opcode.Constant, 3),
        new Instruction(Opcode.Select, 4, 2, 1, 3));
}
