using Strata.Backends;
using Strata.Ops;

namespace Strata.Plans;

/// <summary>A plan for one number of rows: each op with the views it reads and writes.</summary>
internal sealed class ResolvedPlan
{
    internal ResolvedPlan(
        Plan plan, ArenaLayout layout, BufferView[] views, BufferView[] variables, LevelExchange[]? exchanges)
    {
        Views = views;
        var steps = new List<ResolvedStep>();
        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            var node = plan.Nodes[i];
            if (node.Kind != NodeKind.Op || layout.Roots[i] != i) continue;
            BufferView[] inputs = [.. node.Inputs.Select(j => views[j])];
            int level = plan.NodeLevels[i];
            bool sums = node.SumsBatch(plan.Nodes);
            var output = sums && exchanges is not null
                ? views[i] with { Buffer = exchanges[level].Nodes }
                : views[i];
            int perRow = sums ? plan.Nodes[node.Inputs[0]].Spec.Dims.EntriesPerRow : 0;
            steps.Add(new(node.Op!, inputs, output, level, perRow));
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

    private static (BufferView, StridedMap, BufferView) Copy(BufferView source, BufferView target) =>
        (source, new([checked((int)source.Size)], 0, [1], 0, [1]), target);
}
