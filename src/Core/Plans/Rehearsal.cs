using Strata.Autodiff;
using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Plans;

/// <summary>
/// What a process does beforehand on another thread, so that .NET has compiled it when the first step comes to it: when
/// a model is compiled, a small step is traced, planned and run; while the model's own step is traced and planned, each
/// of its ops runs once on a few rows of zeros. Nothing reads what is computed.
/// </summary>
/// <param name="backend">Where the step will run.</param>
internal sealed class Rehearsal(Backend backend)
{
    // So many that products take the tiles that they take with a whole batch, but of large rows few.
    private const int MaxRows = 32;
    private const long MaxElements = 1 << 19;
    private const long MaxBytes = 1 << 24;
    private static Rehearsal? first;
    private static int taken;

    private volatile bool ended;

    /// <summary>Ends when all that was added so far has run.</summary>
    internal Task Finished { get; private set; } = Task.CompletedTask;

    /// <summary>What the last part that failed threw; an op fails in the step too, and there it is seen.</summary>
    internal Exception? Error { get; private set; }

    /// <summary>Begins the rehearsal of the process with a small step, if the backend gains by it.</summary>
    internal static void Begin(Backend backend)
    {
        if (!backend.WantsRehearsal) return;
        var own = new Rehearsal(backend);
        if (Interlocked.CompareExchange(ref first, own, null) is null) own.Add(() => RunSmallStep(backend));
    }

    /// <summary>The rehearsal of the process, for its first graph; null for further ones.</summary>
    internal static Rehearsal? Take(Backend backend)
    {
        if (!backend.WantsRehearsal || Interlocked.Exchange(ref taken, 1) != 0) return null;
        var own = new Rehearsal(backend);
        return Interlocked.CompareExchange(ref first, own, null) ?? own;
    }

    /// <summary>Tells that the first step was made: what has not begun is left out.</summary>
    internal void End() => ended = true;

    /// <summary>Adds an op, which runs when what was added before has run.</summary>
    internal void Add(IOp op, TensorSpec[] inputs, TensorSpec output)
    {
        if (op is not IAlias) Add(() => Run(op, inputs, output));
    }

    /// <summary>A step with a gradient, of no tensor that holds memory: those are counted.</summary>
    internal static Plan SmallStep()
    {
        using var trace = new Trace();
        Tensor x = trace.Input(new([-1, 1], DType.float32)), w = trace.Input(new([1, 1], DType.float32));
        var dy = trace.Input(new([], DType.float32));
        var (y, gradients) = Gradients.Of(() => x.matMul(w).relu().mean(), [w], dy);
        return trace.Compile([y, .. gradients]);
    }

    private static void RunSmallStep(Backend backend)
    {
        using var executor = backend.Prepare(SmallStep(), 1);
        executor.Run(StepRows.Whole(0, 1), 0);
    }

    private void Add(Action part) => Finished = Finished.ContinueWith(_ => Try(part), TaskScheduler.Default);

    private void Try(Action part)
    {
        if (ended) return;
        try
        {
            part();
        }
        catch (Exception error)
        {
            Error = error;
        }
    }

    private void Run(IOp op, TensorSpec[] inputs, TensorSpec output)
    {
        long perRow = 1, bytes = 0;
        foreach (var spec in (ReadOnlySpan<TensorSpec>)[.. inputs, output])
            if (spec.Dims.IsSymbolic) perRow = Math.Max(perRow, spec.Dims.Size);
        int rows = (int)Math.Clamp(MaxElements / perRow, 1, MaxRows);
        foreach (var spec in inputs) bytes = Math.Max(bytes, spec.Bytes(rows));
        if (Math.Max(bytes, output.Bytes(rows)) > MaxBytes) return;
        using var zeros = backend.Allocate(bytes);
        using var result = backend.Allocate(output.Bytes(rows));
        backend.Fill(new(zeros, 0, [(int)bytes], DType.@bool), 0);
        var execution = new Execution(backend) { GlobalRows = rows, Rows = rows };
        var from = Array.ConvertAll(inputs, spec => View(zeros, spec, rows));
        var to = View(result, output, rows);
        if (op is IRowSum { SumsRows: true } sum && inputs[0].Dims.IsSymbolic && !output.Dims.IsSymbolic)
            sum.ForwardNodes(execution, from, execution.BatchTree(inputs[0].Dims.EntriesPerRow, 0), to);
        else
            op.Forward(execution, from, to);
    }

    private static BufferView View(Buffer buffer, TensorSpec spec, int rows) =>
        new(buffer, 0, spec.Dims.Resolve(rows), spec.DType);
}
