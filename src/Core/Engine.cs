using Strata.Autodiff;
using Strata.Backends;
using Strata.Ops;
using Strata.Plans;
using Strata.Tensors;

namespace Strata;

/// <summary>
/// Runs ops: on the current backend at once, or, while code is traced, by appending them to a graph. Keeps the books of
/// memory, of <c>tf.tidy</c> and of gradient tapes.
/// </summary>
public static class Engine
{
    private static Backend? backend;
    private static int lastTensorId;
    private static long tensors, bytes;
    private static long draws;

    [ThreadStatic]
    private static TidyScope? scope;

    /// <summary>
    /// Where eager ops run and variables live. Setting it moves nothing: tensors stay where they were made.
    /// </summary>
    /// <exception cref="InvalidOperationException">None was set.</exception>
    public static Backend Backend
    {
        get => backend ?? throw new InvalidOperationException(
            "Engine.Backend: no backend was set; the facade (tf) sets the CPU's.");
        set => backend = value;
    }

    /// <summary>Whether a backend was set.</summary>
    public static bool HasBackend => backend is not null;

    /// <summary>The key of all random draws that have no seed of their own; see <c>tf.setSeed</c>.</summary>
    public static ulong Seed { get; private set; } = (ulong)Environment.TickCount64;

    /// <summary>Tensors alive and their bytes.</summary>
    public static (long Tensors, long Bytes) Memory => (Interlocked.Read(ref tensors), Interlocked.Read(ref bytes));

    /// <summary>Makes all random draws after it repeatable.</summary>
    public static void SetSeed(ulong seed)
    {
        Seed = seed;
        Interlocked.Exchange(ref draws, 0);
    }

    /// <summary>A number for the next random draw, so that two draws of one seed differ.</summary>
    internal static uint NextDraw() => (uint)Interlocked.Increment(ref draws);

    internal static int NextTensorId() => Interlocked.Increment(ref lastTensorId);

    internal static Tensor Run(IOp op, ReadOnlySpan<Tensor> inputs)
    {
        var trace = Trace.Current;
        var result = trace is not null && trace.Captures(op, inputs) ? trace.Append(op, inputs) : RunNow(op, inputs);
        Tape.Record(op, inputs, result);
        return result;
    }

    internal static void Assign(Variable variable, Tensor value)
    {
        if (Trace.Current is { } trace)
        {
            trace.Assign(variable, value);
            return;
        }

        BufferView source = value.View, target = variable.View;
        CopyWhole(source, target);
        GC.KeepAlive(value);
    }

    /// <summary>A copy of a tensor's values in a buffer of its own.</summary>
    internal static ConcreteTensor Materialize(Tensor tensor)
    {
        if (tensor.dtype == DType.@string) return new(tensor.Strings, tensor.Dims);
        var copy = Allocate(tensor.Spec);
        CopyWhole(tensor.View, copy.View);
        GC.KeepAlive(tensor);
        return copy;
    }

    internal static ConcreteTensor FromHost(ReadOnlySpan<byte> values, TensorSpec spec)
    {
        var tensor = Allocate(spec);
        Backend.Write(tensor.Storage.Buffer, 0, values);
        return tensor;
    }

    internal static ConcreteTensor Allocate(TensorSpec spec)
    {
        long length = spec.Dims.Size * spec.DType.Size;
        return new(new Storage(Backend.Allocate(length), length), spec);
    }

    internal static void Created(ConcreteTensor tensor, long length)
    {
        Interlocked.Increment(ref tensors);
        Interlocked.Add(ref bytes, length);
        scope?.Add(tensor);
    }

    internal static void Freed(long length)
    {
        Interlocked.Decrement(ref tensors);
        Interlocked.Add(ref bytes, -length);
    }

    internal static void Keep(Tensor tensor) => tensor.Kept = true;

    /// <summary>Runs a function and disposes the tensors it made, except those kept or in its result.</summary>
    internal static T Tidy<T>(Func<T> function, Func<T, IEnumerable<Tensor>> results)
    {
        var own = new TidyScope(scope);
        scope = own;
        try
        {
            var result = function();
            own.Close([.. results(result)], Tape.Active);
            return result;
        }
        catch
        {
            own.Close([], Tape.Active);
            throw;
        }
        finally
        {
            scope = own.Parent;
        }
    }

    private static ConcreteTensor RunNow(IOp op, ReadOnlySpan<Tensor> inputs)
    {
        if (op is IAlias && inputs[0] is not Variable)
        {
            return ((ConcreteTensor)inputs[0]).Alias(op.Infer([inputs[0].Spec]).Dims);
        }

        var specs = new TensorSpec[inputs.Length];
        var views = new BufferView[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            specs[i] = inputs[i].Spec;
            views[i] = inputs[i].View;
        }

        var result = Allocate(op.Infer(specs));
        if (op is IAlias) CopyWhole(views[0], result.View);
        else op.Forward(new Execution(Backend) { Seed = Seed }, views, result.View);
        foreach (var input in inputs) GC.KeepAlive(input);
        return result;
    }

    private static void CopyWhole(BufferView source, BufferView target)
    {
        int size = checked((int)source.Size);
        target.Buffer.Owner.CopyStrided(source, new([size], 0, [1], 0, [1]), target);
    }
}
