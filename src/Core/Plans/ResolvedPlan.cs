using Strata.Backends;
using Strata.Ops;

namespace Strata.Plans;

/// <summary>A plan for one number of rows: each kernel with the views it reads and writes.</summary>
internal sealed class ResolvedPlan
{
    private readonly Plan plan;
    private readonly LevelExchange[]? exchanges;

    internal ResolvedPlan(
        Plan plan, ArenaLayout layout, int[] epilogueOf, BufferView[] views, BufferView[] variables,
        LevelExchange[]? exchanges)
    {
        (this.plan, this.exchanges, Views) = (plan, exchanges, views);
        var steps = new List<ResolvedStep>();
        var within = epilogueOf.Where(follower => follower >= 0).ToHashSet();
        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            var node = plan.Nodes[i];
            if (node.Kind == NodeKind.Op && layout.Roots[i] == i && node.Op is not ByProduct && !within.Contains(i))
                steps.Add(Step(i, epilogueOf[i]));
        }

        Steps = [.. steps];
        Copies = [.. plan.Assignments
            .Where(a => layout.InPlaceOf[a.Node] != a.Variable)
            .Select(a => Copy(views[a.Node], variables[a.Variable]))];
    }

    /// <summary>The view of each node.</summary>
    internal BufferView[] Views { get; }

    /// <summary>What runs, in order.</summary>
    internal ResolvedStep[] Steps { get; }

    /// <summary>The assignments that were not written in place.</summary>
    internal (BufferView Source, StridedMap Map, BufferView Target)[] Copies { get; }

    private ResolvedStep Step(int i, int follower)
    {
        var node = plan.Nodes[i];
        int level = plan.NodeLevels[i];
        bool sums = node.SumsBatch(plan.Nodes);
        BufferView[] outputs = sums && exchanges is not null
            ? [Views[i] with { Buffer = exchanges[level].Nodes }]
            : OutputsOf(i);
        int perRow = sums ? plan.Nodes[node.Inputs[0]].Spec.Dims.EntriesPerRow : 0;
        var then = follower < 0 ? null
            : new Epilogue(((IElementwise)plan.Nodes[follower].Op!).Program, InputsOf(follower), OutputsOf(follower));
        return new(node.Op!, InputsOf(i), outputs, level, perRow, then);
    }

    private BufferView[] InputsOf(int node) => [.. plan.Nodes[node].Inputs.Select(j => Views[j])];

    private BufferView[] OutputsOf(int node)
    {
        if (plan.Nodes[node].Op is not IElementwise { Program.Results.Length: > 1 } op) return [Views[node]];
        var outputs = new BufferView[op.Program.Results.Length];
        outputs[0] = Views[node];
        for (int i = 0; i < plan.Nodes.Count; i++)
            if (plan.Nodes[i] is { Op: ByProduct product } other && other.Inputs[0] == node)
                outputs[product.Result] = Views[i];
        return outputs;
    }

    private static (BufferView, StridedMap, BufferView) Copy(BufferView source, BufferView target) =>
        (source, new([checked((int)source.Size)], 0, [1], 0, [1]), target);
}
