using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Plans;

/// <summary>
/// A plan ready to run on a backend, for up to a number of rows: all memory is laid out once, a step allocates nothing.
/// </summary>
public sealed class PlanExecutor : IDisposable
{
    private readonly Backend backend;
    private readonly Execution execution;
    private readonly Plan fused;
    private readonly PlanMemory memory;
    private readonly Buffer indices;
    private PreparedPlan? alone, together, current;

    internal PlanExecutor(Plan plan, Backend backend, int maxRows)
    {
        (Plan, MaxRows, this.backend, execution) = (plan, maxRows, backend, new(backend));
        fused = ElementwiseFusion.Of(plan);
        memory = new(
            [.. plan.Inputs.Select(spec => backend.Allocate(spec.Bytes(maxRows)))],
            [.. plan.Constants.Select(Upload)],
            new BufferView[plan.Variables.Count]);
        indices = backend.Allocate(maxRows * 4L);
    }

    /// <summary>What it runs.</summary>
    public Plan Plan { get; }

    /// <summary>The largest number of rows of a run.</summary>
    public int MaxRows { get; }

    /// <summary>
    /// Tells where the variables lie, in the order of <see cref="Plan.Variables"/>; needed before the first run.
    /// </summary>
    public void Bind(IReadOnlyList<BufferView> views)
    {
        for (int i = 0; i < memory.Variables.Length; i++)
        {
            if (views[i].Dims != Plan.Variables[i].Dims)
                throw new ShapeException($"variable {i}: expected {Plan.Variables[i].Dims}, received {views[i].Dims}.");
            memory.Variables[i] = views[i];
        }

        alone?.Unbind();
        together?.Unbind();
        current = null;
    }

    /// <summary>Copies the elements of an input from the host.</summary>
    public void SetInput(int input, ReadOnlySpan<byte> values) => backend.Write(memory.Inputs[input], 0, values);

    /// <summary>Gathers the rows of an input from a tensor on the device.</summary>
    /// <param name="input">Which input.</param>
    /// <param name="source">The tensor; its first axis is that of the rows.</param>
    /// <param name="rows">Which rows, in order.</param>
    public void GatherInput(int input, BufferView source, ReadOnlySpan<int> rows)
    {
        backend.Write(indices, 0, MemoryMarshal.AsBytes(rows));
        int length = (int)(source.Size / source.Dims[0]);
        backend.Gather(
            source.As([1, source.Dims[0], length]),
            new(indices, 0, [rows.Length], DType.int32),
            new(memory.Inputs[input], 0, [1, rows.Length, length], source.DType));
    }

    /// <summary>Runs one step on its rows.</summary>
    /// <param name="rows">Which rows of which step.</param>
    /// <param name="seed">The key of random draws.</param>
    /// <param name="exchange">Where workers meet; null if all rows are here.</param>
    public void Run(in StepRows rows, ulong seed, IExchange? exchange = null)
    {
        Compute(rows, seed, exchange);
        Apply();
    }

    /// <summary>
    /// Runs one step up to where nothing is left but <see cref="Apply"/>. With an exchange no variable is written
    /// before its last totals are there.
    /// </summary>
    public void Compute(in StepRows rows, ulong seed, IExchange? exchange)
    {
        if (rows.Rows > MaxRows)
            throw new ArgumentOutOfRangeException(
                nameof(rows), $"rows: expected at most {MaxRows}, received {rows.Rows}.");
        execution.GlobalRows = rows.GlobalRows;
        execution.FirstRow = rows.FirstRow;
        execution.Rows = rows.Rows;
        execution.Step = rows.Step;
        execution.Seed = seed;
        execution.Alone = exchange is null;
        current = exchange is null
            ? alone ??= new(fused, backend, MaxRows, alone: true)
            : together ??= new(fused, backend, MaxRows, alone: false);
        current.Run(execution, exchange, memory);
    }

    /// <summary>Writes the variables that were not written in place.</summary>
    public void Apply() => current!.Apply();

    /// <summary>Copies an output of the last run to the host.</summary>
    public void ReadOutput(int output, Span<byte> target)
    {
        var view = OutputView(output);
        backend.Read(view.Buffer, view.Offset, target);
    }

    /// <summary>Where an output of the last run lies, until the next run.</summary>
    public BufferView OutputView(int output) => current!.OutputView(output);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (IEnumerable<Buffer>)[indices, .. memory.Inputs, .. memory.Constants]) buffer.Dispose();
        alone?.Dispose();
        together?.Dispose();
    }

    private Buffer Upload(PlanConstant constant)
    {
        var buffer = backend.Allocate(constant.Bytes.Length);
        backend.Write(buffer, 0, constant.Bytes);
        return buffer;
    }
}
