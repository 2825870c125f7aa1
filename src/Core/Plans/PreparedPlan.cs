using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Plans;

/// <summary>
/// A plan laid out for a backend: alone, where sums are complete at once and variables are written as soon as nothing
/// reads them any more, or with others, where each level ends with an exchange.
/// </summary>
internal sealed class PreparedPlan : IDisposable
{
    private const int MaxRowCounts = 8;
    private readonly Backend backend;
    private readonly bool alone;
    private readonly Plan plan;
    private readonly int[] epilogueOf;
    private readonly ArenaLayout layout;
    private readonly Buffer arena;
    private readonly Buffer[] sums;
    private readonly LevelExchange[] exchanges;
    private readonly Dictionary<int, ResolvedPlan> resolved = [];
    private ResolvedPlan? current;

    internal PreparedPlan(Plan fused, Backend backend, int maxRows, bool alone)
    {
        (this.backend, this.alone) = (backend, alone);
        plan = EpilogueSchedule.Of(fused, alone, out epilogueOf);
        layout = new(plan, maxRows, alone, epilogueOf);
        arena = backend.Allocate(layout.Length);
        exchanges = alone ? [] : [.. plan.Sums.Select(level => new LevelExchange(backend, level.Length))];
        sums = [.. plan.Sums.Select(level => backend.Allocate(level.Length * 4L))];
    }

    /// <summary>The last run's view of a plan's output.</summary>
    internal BufferView OutputView(int output) => current!.Views[plan.Outputs[output]];

    /// <summary>Forgets where inputs, constants and variables lie.</summary>
    internal void Unbind()
    {
        resolved.Clear();
        current = null;
    }

    /// <summary>Runs the kernels of a step, and with others the exchanges between.</summary>
    internal void Run(Execution execution, IExchange? exchange, PlanMemory memory)
    {
        current = Resolve(execution.Rows, memory);
        int next = 0;
        for (int level = 0; level <= plan.Sums.Count; level++)
        {
            next = RunLevel(execution, current.Steps, level, next);
            if (exchange is not null && level < exchanges.Length)
                exchanges[level].Reduce(exchange, level, execution, sums[level]);
        }
    }

    /// <summary>Writes the variables that were not written in place.</summary>
    internal void Apply()
    {
        foreach (var copy in current!.Copies) backend.CopyStrided(copy.Source, copy.Map, copy.Target);
    }

    public void Dispose()
    {
        arena.Dispose();
        foreach (var buffer in sums) buffer.Dispose();
        foreach (var exchange in exchanges) exchange.Dispose();
    }

    private int RunLevel(Execution execution, ResolvedStep[] steps, int level, int next)
    {
        for (; next < steps.Length && steps[next].Level == level; next++)
        {
            ref readonly var step = ref steps[next];
            execution.Then = step.Then;
            if (step.EntriesPerRow > 0)
            {
                var tree = execution.BatchTree(step.EntriesPerRow, alone ? 0 : plan.Sums[level].Length);
                ((IRowSum)step.Op).ForwardNodes(execution, step.Inputs, tree, step.Outputs[0]);
            }
            else if (step.Op is IElementwise elementwise)
            {
                backend.Elementwise(elementwise.Program, step.Inputs, step.Outputs);
            }
            else
            {
                step.Op.Forward(execution, step.Inputs, step.Outputs[0]);
            }
        }

        execution.Then = null;
        return next;
    }

    private ResolvedPlan Resolve(int rows, PlanMemory memory)
    {
        if (resolved.TryGetValue(rows, out var known)) return known;
        if (resolved.Count >= MaxRowCounts) resolved.Clear();
        var views = new BufferView[plan.Nodes.Count];
        for (int i = 0; i < views.Length; i++)
        {
            int root = layout.Roots[i];
            var dims = plan.Nodes[i].Spec.Dims.Resolve(rows);
            views[i] = root != i ? views[root].As(dims) : ViewOf(i, dims, memory);
        }

        return resolved[rows] =
            new(plan, layout, epilogueOf, views, memory.Variables, alone ? null : exchanges);
    }

    private BufferView ViewOf(int i, Dims dims, PlanMemory memory)
    {
        var node = plan.Nodes[i];
        switch (node.Kind)
        {
            case NodeKind.Input: return new(memory.Inputs[node.Index], 0, dims, node.Spec.DType);
            case NodeKind.Constant: return new(memory.Constants[node.Index], 0, dims, node.Spec.DType);
            case NodeKind.Variable: return memory.Variables[node.Index];
        }

        if (layout.InPlaceOf[i] >= 0) return memory.Variables[layout.InPlaceOf[i]].As(dims);
        if (!node.SumsBatch(plan.Nodes)) return new(arena, layout.Offsets[i], dims, node.Spec.DType);
        int level = plan.NodeLevels[i];
        return new(sums[level], 4L * LevelExchange.OffsetOf(plan, level, i), dims, node.Spec.DType);
    }
}
