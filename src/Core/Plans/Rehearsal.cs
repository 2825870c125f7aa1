using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Plans;

/// <summary>
/// Runs each op of a graph once, on another thread and on a few rows of zeros, while the rest of the step is traced and
/// planned: kernels that are compiled at their first call are compiled when the first step comes to them. Nothing reads
/// what it computes.
/// </summary>
/// <param name="backend">Where the step will run.</param>
internal sealed class Rehearsal(Backend backend)
{
    // So many that products take the tiles that they take with a whole batch, but of large rows few.
    private const int MaxRows = 32;
    private const long MaxElements = 1 << 19;
    private const long MaxBytes = 1 << 24;
    private static int begun;

    /// <summary>Ends when the ops added so far have run.</summary>
    internal Task Finished { get; private set; } = Task.CompletedTask;

    /// <summary>What the last op that failed threw; the step will throw it too.</summary>
    internal Exception? Error { get; private set; }

    /// <summary>A rehearsal for the first graph of the process, if the backend gains by one.</summary>
    internal static Rehearsal? Begin(Backend backend) =>
        backend.WantsRehearsal && Interlocked.Exchange(ref begun, 1) == 0 ? new(backend) : null;

    /// <summary>Adds an op, which runs when those added before have run.</summary>
    internal void Add(IOp op, TensorSpec[] inputs, TensorSpec output)
    {
        if (op is IAlias) return;
        Finished = Finished.ContinueWith(_ => Try(op, inputs, output), TaskScheduler.Default);
    }

    private void Try(IOp op, TensorSpec[] inputs, TensorSpec output)
    {
        try
        {
            TensorSpec[] all = [.. inputs, output];
            long perRow = all.Max(spec => spec.Dims.IsSymbolic ? spec.Dims.Size : 1);
            int rows = (int)Math.Clamp(MaxElements / Math.Max(1, perRow), 1, MaxRows);
            long bytes = all.Max(spec => spec.Bytes(rows));
            if (bytes <= MaxBytes) Run(op, inputs, output, rows, bytes);
        }
        catch (Exception error)
        {
            Error = error;
        }
    }

    private void Run(IOp op, TensorSpec[] inputs, TensorSpec output, int rows, long bytes)
    {
        using var zeros = backend.Allocate(bytes);
        using var result = backend.Allocate(bytes);
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
