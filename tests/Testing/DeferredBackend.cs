using Strata.Backends;
using Strata.Kernels.Cpu;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Testing;

/// <summary>
/// A backend in the place of a device of its own: a buffer is a handle into a store that the host cannot read, kernels
/// are queued and run when something is read, and only the required members are there.
/// </summary>
public sealed class DeferredBackend : Backend
{
    private const int MaxQueued = 4096;
    private readonly CpuBackend device = new();
    private readonly Dictionary<int, Buffer> store = [];
    private readonly Queue<Action> queue = new();
    private readonly Lock door = new();
    private int lastHandle;

    public override string Name => "deferred";

    /// <summary>How many kernels have run.</summary>
    public int KernelsRun { get; private set; }

    public override Buffer Allocate(long bytes)
    {
        lock (door)
        {
            int handle = ++lastHandle;
            Enqueue(() => store[handle] = device.Allocate(bytes));
            return new Handle(this, handle, bytes);
        }
    }

    public override void Write(Buffer target, long offset, ReadOnlySpan<byte> source)
    {
        Check(target, offset, source.Length);
        byte[] copy = source.ToArray();
        Enqueue(() => device.Write(Inner(target), offset, copy));
    }

    public override void Read(Buffer source, long offset, Span<byte> target)
    {
        Check(source, offset, target.Length);
        lock (door)
        {
            Flush();
            device.Read(Inner(source), offset, target);
        }
    }

    public override void Elementwise(
        ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, ReadOnlySpan<BufferView> outputs)
    {
        BufferView[] views = [.. inputs], results = [.. outputs];
        Enqueue(() => device.Elementwise(program, Array.ConvertAll(views, Inner), Array.ConvertAll(results, Inner)));
    }

    public override void CopyStrided(BufferView source, in StridedMap map, BufferView target)
    {
        var copy = map;
        Enqueue(() => device.CopyStrided(Inner(source), copy, Inner(target)));
    }

    public override void Fill(BufferView target, double value) => Enqueue(() => device.Fill(Inner(target), value));

    public override void Reduce(ReduceKind kind, BufferView x, BufferView y) =>
        Enqueue(() => device.Reduce(kind, Inner(x), Inner(y)));

    public override void SumRows(BufferView x, in RowTree tree, BufferView nodes)
    {
        var copy = tree;
        Enqueue(() => device.SumRows(Inner(x), copy, Inner(nodes)));
    }

    public override void MatMul(BufferView a, BufferView b, bool transposeB, BufferView y, Epilogue? then = null)
    {
        Enqueue(() => device.MatMul(Inner(a), Inner(b), transposeB, Inner(y)));
        then?.Run(this);
    }

    public override void MatMulRows(
        BufferView a, BufferView b, in RowTree tree, BufferView nodes, Epilogue? then = null)
    {
        var copy = tree;
        Enqueue(() => device.MatMulRows(Inner(a), Inner(b), copy, Inner(nodes)));
        then?.Run(this);
    }

    public override void Gather(BufferView x, BufferView indices, BufferView y) =>
        Enqueue(() => device.Gather(Inner(x), Inner(indices), Inner(y)));

    public override void Random(in Draw draw, BufferView y)
    {
        var copy = draw;
        Enqueue(() => device.Random(copy, Inner(y)));
    }

    public override void Dispose()
    {
        lock (door) Flush();
        device.Dispose();
        base.Dispose();
    }

    private void Enqueue(Action kernel)
    {
        lock (door)
        {
            queue.Enqueue(kernel);
            if (queue.Count >= MaxQueued) Flush();
        }
    }

    private void Flush()
    {
        while (queue.TryDequeue(out var kernel))
        {
            kernel();
            KernelsRun++;
        }
    }

    private void Release(int handle) => Enqueue(() =>
    {
        if (store.Remove(handle, out var buffer)) buffer.Dispose();
    });

    private BufferView Inner(BufferView view) => view with { Buffer = Inner(view.Buffer) };

    private Buffer Inner(Buffer buffer) => store[((Handle)buffer).Number];

    private static void Check(Buffer buffer, long offset, long length)
    {
        if (offset < 0 || offset + length > buffer.ByteLength)
            throw new ArgumentOutOfRangeException(
                nameof(offset), $"offset: {length} bytes at {offset} of {buffer.ByteLength}.");
    }

    private sealed class Handle(DeferredBackend owner, int number, long length) : Buffer(owner, length)
    {
        private int released;

        internal int Number => number;

        public override void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0) owner.Release(number);
        }
    }
}
