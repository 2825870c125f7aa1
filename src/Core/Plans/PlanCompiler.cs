using Strata.Tensors;

namespace Strata.Plans;

/// <summary>From the graph of a trace to a plan: drops what nothing needs, sorts by level.</summary>
internal static class PlanCompiler
{
    internal static Plan Compile(
        List<Node> nodes, int[] outputs, Assignment[] assignments, TensorSpec[] variables, PlanConstant[] constants) =>
        Compile(nodes, outputs, assignments, variables, constants, out _);

    /// <summary>As above, and for each node of the graph its place in the plan (undefined if it was dropped).</summary>
    internal static Plan Compile(
        List<Node> nodes, int[] outputs, Assignment[] assignments, TensorSpec[] variables, PlanConstant[] constants,
        out int[] place)
    {
        bool[] needed = Needed(nodes, outputs, assignments);
        int[] levels = Levels(nodes);
        int[] order =
            [.. Enumerable.Range(0, nodes.Count).Where(i => needed[i]).OrderBy(i => levels[i]).ThenBy(i => i)];
        int[] placed = new int[nodes.Count];
        for (int i = 0; i < order.Length; i++) placed[order[i]] = i;
        place = placed;
        Node[] sorted = [.. order.Select(i => nodes[i] with { Inputs = [.. nodes[i].Inputs.Select(j => placed[j])] })];
        return new(
            sorted,
            [.. order.Select(i => levels[i])],
            [.. outputs.Select(i => placed[i])],
            [.. assignments.Select(a => a with { Node = placed[a.Node] })],
            variables,
            constants);
    }

    private static bool[] Needed(List<Node> nodes, int[] outputs, Assignment[] assignments)
    {
        bool[] needed = new bool[nodes.Count];
        foreach (int output in outputs) needed[output] = true;
        foreach (var assignment in assignments) needed[assignment.Node] = true;
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            if (nodes[i].Kind == NodeKind.Input) needed[i] = true;
            if (!needed[i]) continue;
            foreach (int input in nodes[i].Inputs) needed[input] = true;
        }

        return needed;
    }

    private static int[] Levels(List<Node> nodes)
    {
        int[] levels = new int[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
            foreach (int input in nodes[i].Inputs)
                levels[i] = Math.Max(levels[i], levels[input] + (nodes[input].SumsBatch(nodes) ? 1 : 0));
        return levels;
    }
}
