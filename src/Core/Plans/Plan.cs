using Strata.Tensors;

namespace Strata.Plans;

/// <summary>
/// A step as data: nodes in the order in which they run, outputs, and assignments. Nodes are grouped in levels; at the
/// end of level i the sums over the batch that were computed in it are exchanged, and later levels read the totals.
/// </summary>
public sealed class Plan
{
    internal Plan(Node[] nodes, int[] levels, int[] outputs, Assignment[] assignments, TensorSpec[] variables,
        PlanConstant[] constants)
    {
        Nodes = nodes;
        NodeLevels = levels;
        Outputs = outputs;
        Assignments = assignments;
        Variables = variables;
        Constants = constants;
        Inputs = [.. nodes.Where(n => n.Kind == NodeKind.Input).OrderBy(n => n.Index).Select(n => n.Spec)];
        Sums = SumLayout(nodes, levels);
    }

    /// <summary>All values, inputs of a node before it.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The level of each node.</summary>
    public IReadOnlyList<int> NodeLevels { get; }

    /// <summary>The nodes that the step gives.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>The new values of variables.</summary>
    public IReadOnlyList<Assignment> Assignments { get; }

    /// <summary>The variables it reads or writes.</summary>
    public IReadOnlyList<TensorSpec> Variables { get; }

    /// <summary>The tensors that belong to it.</summary>
    public IReadOnlyList<PlanConstant> Constants { get; }

    /// <summary>The inputs of the step.</summary>
    public IReadOnlyList<TensorSpec> Inputs { get; }

    /// <summary>For each level the sums that are exchanged at its end.</summary>
    public IReadOnlyList<LevelSums> Sums { get; }

    // Sums that fill whole lines of the caches come first, so that each of them begins with a line.
    private static LevelSums[] SumLayout(Node[] nodes, int[] levels)
    {
        const int line = 16;
        var members = new List<List<(int, int)>>();
        var lengths = new List<int>();
        var sums = Enumerable.Range(0, nodes.Length).Where(i => nodes[i].SumsBatch(nodes));
        foreach (int i in sums.OrderBy(i => nodes[i].Spec.Dims.Size % line == 0 ? 0 : 1))
        {
            while (members.Count <= levels[i])
            {
                members.Add([]);
                lengths.Add(0);
            }

            members[levels[i]].Add((i, lengths[levels[i]]));
            lengths[levels[i]] += checked((int)nodes[i].Spec.Dims.Size);
        }

        return [.. members.Select((m, level) => new LevelSums(lengths[level], m))];
    }
}
