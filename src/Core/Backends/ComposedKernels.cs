using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// Convolutions and pooling composed of a backend's required members: windows are laid side by side by one strided
/// copy, then multiplied or reduced. Sums run in the orders that <see cref="Backend"/> fixes.
/// </summary>
internal static class ComposedKernels
{
    internal static void Conv2D(Backend on, in ConvGeometry g, BufferView x, BufferView filter, BufferView y)
    {
        using var windows = UnfoldedWindows.OfInput(on, g, x, 0);
        int places = windows.Places, terms = windows.Taps * windows.Channels;
        on.MatMul(windows.As([1, places, terms]), filter.As([1, terms, g.OutChannels]), false,
            y.As([1, places, g.OutChannels]));
    }

    internal static void Conv2DInputGradient(
        Backend on, in ConvGeometry g, BufferView dy, BufferView filter, BufferView dx)
    {
        using var windows = UnfoldedWindows.OfOutput(on, g, dy);
        int places = windows.Places, terms = windows.Taps * windows.Channels, c = g.InChannels, o = g.OutChannels;
        using var memory = on.Allocate(4L * terms * c);
        var turned = new BufferView(memory, 0, [1, terms, c], DType.float32);
        on.CopyStrided(
            filter, new([windows.Taps, o, c], (long)(windows.Taps - 1) * c * o, [-c * o, 1, o], 0, [o * c, c, 1]),
            turned);
        on.MatMul(windows.As([1, places, terms]), turned, false, dx.As([1, places, c]));
    }

    internal static void Conv2DFilterGradient(
        Backend on, in ConvGeometry g, BufferView x, BufferView dy, in RowTree tree, BufferView nodes)
    {
        using var windows = UnfoldedWindows.OfInput(on, g, x, 0);
        int places = windows.Places, terms = windows.Taps * windows.Channels, image = g.OutHeight * g.OutWidth;
        var pixels = tree with { LeafLength = tree.LeafLength * image, Length = tree.Length * image };
        on.MatMulRows(windows.As([places, terms]), dy.As([places, g.OutChannels]), pixels, nodes);
    }

    internal static void Pool2D(Backend on, PoolKind kind, in ConvGeometry g, BufferView x, BufferView y)
    {
        double outside = kind == PoolKind.Max ? double.NegativeInfinity : 0;
        using var windows = UnfoldedWindows.OfInput(on, g, x, outside);
        var taps = windows.As([windows.Places, windows.Taps, g.InChannels]);
        on.Reduce(kind == PoolKind.Max ? ReduceKind.Max : ReduceKind.Sum, taps, y.As([windows.Places, g.InChannels]));
        if (kind == PoolKind.Average) DivideByCounts(on, g, y, y);
    }

    internal static void Pool2DGradient(
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

    private static ElementwiseProgram OfTap(int tap) => new(
        2,
        new Instruction(Opcode.Constant, 2, K: tap, Integer: true),
        new Instruction(Opcode.Equal, 2, 0, 2, Integer: true),
        new Instruction(Opcode.Constant, 3),
        new Instruction(Opcode.Select, 4, 2, 1, 3));
}
