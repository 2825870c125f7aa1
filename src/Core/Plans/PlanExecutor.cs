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
    private const int MaxRowCounts = 8;
    private readonly Backend backend;
    private readonly Execution execution;
    private readonly ArenaLayout layout;
    private readonly Buffer arena;
    private readonly Buffer[] inputs;
    private readonly Buffer[] constants;
    private readonly Buffer[] sums;
    private readonly BufferView[] variables;
    private readonly LevelExchange[] exchanges;
    private readonly Dictionary<(int Rows, bool Alone), ResolvedPlan> resolved = [];
    private readonly Buffer indices;
    private ResolvedPlan? current;

    internal PlanExecutor(Plan plan, Backend backend, int maxRows)
    {
        Plan = plan = ElementwiseFusion.Of(plan);
        MaxRows = maxRows;
        this.backend = backend;
        execution = new(backend);
        layout = new(plan, maxRows);
        arena = backend.Allocate(layout.Length);
        inputs = [.. plan.Inputs.Select(spec => backend.Allocate(spec.Bytes(maxRows)))];
        constants = [.. plan.Constants.Select(Upload)];
        exchanges = [.. plan.Sums.Select(level => new LevelExchange(backend, level.Length))];
        sums = [.. plan.Sums.Select(level => backend.Allocate(level.Length * 4L))];
        variables = new BufferView[plan.Variables.Count];
        indices = backend.Allocate(maxRows * 4L);
    }

    /// <summary>What it runs: the plan that was prepared, with chains of elementwise ops made one.</summary>
    public Plan Plan { get; }

    /// <summary>The largest number of rows of a run.</summary>
    public int MaxRows { get; }

    /// <summary>
    /// Tells where the variables lie, in the order of <see cref="Plan.Variables"/>; needed before the first run.
    /// </summary>
    public void Bind(IReadOnlyList<BufferView> views)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            if (views[i].Dims != Plan.Variables[i].Dims)
                throw new ShapeException($"variable {i}: expected {Plan.Variables[i].Dims}, received {views[i].Dims}.");
            variables[i] = views[i];
        }

        resolved.Clear();
        current = null;
    }

    /// <summary>Copies the elements of an input from the host.</summary>
    public void SetInput(int input, ReadOnlySpan<byte> values) => backend.Write(inputs[input], 0, values);

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
            new(inputs[input], 0, [1, rows.Length, length], source.DType));
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
    /// Runs one step up to its last exchange and beyond, but leaves copied assignments to <see cref="Apply"/>.
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
        current = Resolve(rows.Rows, exchange is null);
        int next = 0;
        for (int level = 0; level <= Plan.Sums.Count; level++)
        {
            next = RunLevel(current, level, next);
            if (exchange is not null && level < exchanges.Length)
                exchanges[level].Reduce(exchange, level, execution, sums[level]);
        }
    }

    /// <summary>Writes the variables that were not written in place.</summary>
    public void Apply()
    {
        foreach (var copy in current!.Copies)
            backend.CopyStrided(copy.Source, copy.Map, copy.Target);
    }

    /// <summary>Copies an output of the last run to the host.</summary>
    public void ReadOutput(int output, Span<byte> target)
    {
        var view = OutputView(output);
        backend.Read(view.Buffer, view.Offset, target);
    }

    /// <summary>Where an output of the last run lies, until the next run.</summary>
    public BufferView OutputView(int output) => current!.Views[Plan.Outputs[output]];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (IEnumerable<Buffer>)[arena, indices, .. inputs, .. constants, .. sums])
            buffer.Dispose();
        foreach (var exchange in exchanges) exchange.Dispose();
    }

    private int RunLevel(ResolvedPlan plan, int level, int next)
    {
        var steps = plan.Steps;
        for (; next < steps.Length && steps[next].Level == level; next++)
        {
            ref readonly var step = ref steps[next];
            if (step.EntriesPerRow > 0)
            {
                long stride = execution.Alone ? 0 : Plan.Sums[level].Length;
                ((IRowSum)step.Op).ForwardNodes(
                    execution, step.Inputs, execution.BatchTree(step.EntriesPerRow, stride), step.Output);
            }
            else
            {
                step.Op.Forward(execution, step.Inputs, step.Output);
            }
        }

        return next;
    }

    private ResolvedPlan Resolve(int rows, bool alone)
    {
        if (resolved.TryGetValue((rows, alone), out var known)) return known;
        if (resolved.Count >= MaxRowCounts) resolved.Clear();
        var views = new BufferView[Plan.Nodes.Count];
        for (int i = 0; i < views.Length; i++)
        {
            int root = layout.Roots[i];
            var dims = Plan.Nodes[i].Spec.Dims.Resolve(rows);
            views[i] = root != i ? views[root].As(dims) : ViewOf(i, dims);
        }

        return resolved[(rows, alone)] = new(Plan, layout, views, variables, alone ? null : exchanges);
    }

    private BufferView ViewOf(int i, Dims dims)
    {
        var node = Plan.Nodes[i];
        switch (node.Kind)
        {
            case NodeKind.Input: return new(inputs[node.Index], 0, dims, node.Spec.DType);
            case NodeKind.Constant: return new(constants[node.Index], 0, dims, node.Spec.DType);
            case NodeKind.Variable: return variables[node.Index];
        }

        if (layout.InPlaceOf[i] >= 0) return variables[layout.InPlaceOf[i]].As(dims);
        if (!node.SumsBatch(Plan.Nodes)) return new(arena, layout.Offsets[i], dims, node.Spec.DType);
        int level = Plan.NodeLevels[i];
        return new(sums[level], 4L * LevelExchange.OffsetOf(Plan, level, i), dims, node.Spec.DType);
    }

    private Buffer Upload(PlanConstant constant)
    {
        var buffer = backend.Allocate(constant.Bytes.Length);
        backend.Write(buffer, 0, constant.Bytes);
        return buffer;
    }
}
