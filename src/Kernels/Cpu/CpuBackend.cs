using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Kernels.Cpu.Convolution;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Movement;
using Strata.Kernels.Cpu.RandomNumbers;
using Strata.Kernels.Cpu.Recurrent;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Threads;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Kernels.Cpu;

/// <summary>
/// Runs kernels on the processor's vector units. Its results are the same bits whatever their width (AVX-512, AVX2,
/// Arm): sums run in the orders that <see cref="Backend"/> fixes, and functions like eˣ are its own.
/// </summary>
public sealed unsafe partial class CpuBackend : Backend
{
    private readonly MemoryPool pool = new();

    /// <inheritdoc/>
    public override string Name => "cpu";

    /// <inheritdoc/>
    public override bool WantsRehearsal => Environment.ProcessorCount > 1;

    /// <summary>
    /// How many threads the kernels of this process use; changes no bit of any result. By default what the
    /// environment variable <c>STRATA_THREADS</c> says, else one for each processor that the process may use.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public static int Threads
    {
        get => Team.Threads;
        set => Team.Threads = value;
    }

    /// <inheritdoc/>
    public override Buffer Allocate(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new CpuBuffer(this, pool, bytes);
    }

    /// <inheritdoc/>
    public override void Write(Buffer target, long offset, ReadOnlySpan<byte> source)
    {
        Check(target, offset, source.Length);
        source.CopyTo(new Span<byte>(((CpuBuffer)target).Address + offset, source.Length));
        GC.KeepAlive(target);
    }

    /// <inheritdoc/>
    public override void Read(Buffer source, long offset, Span<byte> target)
    {
        Check(source, offset, target.Length);
        new ReadOnlySpan<byte>(((CpuBuffer)source).Address + offset, target.Length).CopyTo(target);
        GC.KeepAlive(source);
    }

    /// <inheritdoc/>
    public override void Elementwise(
        ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, ReadOnlySpan<BufferView> outputs)
    {
        Interpreter.Run(program, inputs, outputs);
        KeepAlive(inputs);
        KeepAlive(outputs);
    }

    /// <inheritdoc/>
    public override void CopyStrided(BufferView source, in StridedMap map, BufferView target)
    {
        StridedCopy.Run(source.Bytes(), map, target.Bytes(), source.DType.Size);
        KeepAlive(source, target);
    }

    /// <inheritdoc/>
    public override void Fill(BufferView target, double value)
    {
        int size = checked((int)target.Size);
        if (BitConverter.DoubleToInt64Bits(value) == 0) NativeMemory.Clear(target.Bytes(), (nuint)target.Bytes);
        else if (target.DType == DType.float32) new Span<float>(target.Floats(), size).Fill((float)value);
        else if (target.DType == DType.int32) new Span<int>(target.Ints(), size).Fill((int)value);
        else new Span<byte>(target.Bytes(), size).Fill(value != 0 ? (byte)1 : (byte)0);
        GC.KeepAlive(target.Buffer);
    }

    /// <inheritdoc/>
    public override void Reduce(ReduceKind kind, BufferView x, BufferView y)
    {
        AxisReduction.Run(kind, x, y);
        KeepAlive(x, y);
    }

    /// <inheritdoc/>
    public override void SumRows(BufferView x, in RowTree tree, BufferView nodes)
    {
        RowSums.Run(x.Floats(), x.Dims[1], tree, nodes.Floats());
        KeepAlive(x, nodes);
    }

    /// <inheritdoc/>
    public override void MatMul(BufferView a, BufferView b, bool transposeB, BufferView y, Epilogue? then = null)
    {
        FinishFrame frame;
        MatrixProduct.Run(a, b, transposeB, y, FinishFrame.Open(&frame, then));
        KeepAlive(a, b, y);
        KeepAlive(then);
    }

    /// <inheritdoc/>
    public override void MatMulRows(
        BufferView a, BufferView b, in RowTree tree, BufferView nodes, Epilogue? then = null)
    {
        FinishFrame frame;
        RowProduct.Run(
            a.Floats(), a.Dims[1], b.Floats(), b.Dims[1], tree, nodes.Floats(), FinishFrame.Open(&frame, then));
        KeepAlive(a, b, nodes);
        KeepAlive(then);
    }

    /// <inheritdoc/>
    public override void Gather(BufferView x, BufferView indices, BufferView y)
    {
        Gathering.Run(x, indices, y);
        KeepAlive(x, indices, y);
    }

    /// <inheritdoc/>
    public override void ScatterRows(
        BufferView x, BufferView indices, int length, in RowTree tree, BufferView nodes)
    {
        Scattering.Run(x, indices, length, tree, nodes);
        KeepAlive(x, indices, nodes);
    }

    /// <inheritdoc/>
    public override void Random(in Draw draw, BufferView y)
    {
        Drawing.Run(draw, y);
        GC.KeepAlive(y.Buffer);
    }

    /// <inheritdoc/>
    public override void Conv(
        in ConvGeometry g, BufferView x, BufferView filter, BufferView y, Epilogue? then = null)
    {
        FinishFrame frame;
        var finish = FinishFrame.Open(&frame, then);
        if (!Convolutions.Forward(g, x.Dims[0], x.Floats(), filter.Floats(), y.Floats(), finish))
            base.Conv(g, x, filter, y, then);
        KeepAlive(then);
        KeepAlive(x, filter, y);
    }

    /// <inheritdoc/>
    public override void ConvInputGradient(
        in ConvGeometry g, BufferView dy, BufferView filter, BufferView dx, Epilogue? then = null)
    {
        FinishFrame frame;
        var finish = FinishFrame.Open(&frame, then);
        if (!Convolutions.InputGradient(g, dy.Dims[0], dy.Floats(), filter.Floats(), dx.Floats(), finish))
            base.ConvInputGradient(g, dy, filter, dx, then);
        KeepAlive(then);
        KeepAlive(dy, filter, dx);
    }

    /// <inheritdoc/>
    public override void ConvFilterGradient(
        in ConvGeometry g, BufferView x, BufferView dy, in RowTree tree, BufferView nodes)
    {
        if (!Convolutions.FilterGradient(g, x.Floats(), dy.Floats(), tree, nodes.Floats()))
            base.ConvFilterGradient(g, x, dy, tree, nodes);
        KeepAlive(x, dy, nodes);
    }

    /// <inheritdoc/>
    public override void Pool(
        PoolKind kind, in ConvGeometry g, BufferView x, BufferView y, Epilogue? then = null)
    {
        FinishFrame frame;
        Pooling.Run(kind, g, x.Dims[0], x.Floats(), y.Floats(), FinishFrame.Open(&frame, then));
        KeepAlive(then);
        KeepAlive(x, y);
    }

    /// <inheritdoc/>
    public override void PoolGradient(
        PoolKind kind, in ConvGeometry g, BufferView dy, BufferView x, BufferView dx, Epilogue? then = null)
    {
        FinishFrame frame;
        PoolingGradient.Run(kind, g, dy.Dims[0], dy.Floats(), x.Floats(), dx.Floats(), FinishFrame.Open(&frame, then));
        KeepAlive(then);
        KeepAlive(dy, x, dx);
    }

    /// <inheritdoc/>
    public override void Recurrent(in Recurrence r, ReadOnlySpan<BufferView> inputs, BufferView tape)
    {
        Recurrences.Forward(r, default, inputs, tape.Floats(), null);
        KeepAlive(inputs);
        GC.KeepAlive(tape.Buffer);
    }

    /// <inheritdoc/>
    public override void RecurrentPass(
        in Recurrence r, WantedStates wanted, ReadOnlySpan<BufferView> inputs, BufferView states)
    {
        Recurrences.Forward(r, wanted, inputs, null, states.Floats());
        KeepAlive(inputs);
        GC.KeepAlive(states.Buffer);
    }

    /// <inheritdoc/>
    public override void RecurrentTerms(
        in Recurrence r, BufferView tape, BufferView x, BufferView state, BufferView terms)
    {
        Recurrences.Terms(r, tape, x, state, terms);
        KeepAlive(tape, x);
        KeepAlive(state, terms);
    }

    /// <inheritdoc/>
    public override void RecurrentGradient(
        in Recurrence r, WantedStates wanted, bool firstGiven, ReadOnlySpan<BufferView> inputs, BufferView dz)
    {
        Recurrences.Backward(r, wanted, firstGiven, inputs, dz);
        KeepAlive(inputs);
        GC.KeepAlive(dz.Buffer);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        pool.Dispose();
        base.Dispose();
    }

    private static void Check(Buffer buffer, long offset, long length)
    {
        if (offset < 0 || offset + length > buffer.ByteLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(offset),
                $"offset: expected {length} bytes within {buffer.ByteLength}, received offset {offset}.");
        }
    }

    private static void KeepAlive(Epilogue? then)
    {
        if (then is null) return;
        KeepAlive(then.Inputs);
        KeepAlive(then.Outputs);
        GC.KeepAlive(then);
    }

    private static void KeepAlive(ReadOnlySpan<BufferView> views)
    {
        foreach (ref readonly var view in views) GC.KeepAlive(view.Buffer);
    }

    private static void KeepAlive(in BufferView a, in BufferView b)
    {
        GC.KeepAlive(a.Buffer);
        GC.KeepAlive(b.Buffer);
    }

    private static void KeepAlive(in BufferView a, in BufferView b, in BufferView c)
    {
        KeepAlive(a, b);
        GC.KeepAlive(c.Buffer);
    }
}
