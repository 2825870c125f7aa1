using Strata.Ops;

namespace Strata.Plans;

/// <summary>
/// Lets elementwise ops run within the kernel whose result they read: bias and activation behind a product, the
/// gradient of an activation behind that of a convolution and, where nobody exchanges sums, a variable's update behind
/// the sum that is its gradient. Such an op is moved right behind its producer, and where it writes a variable both are
/// moved behind all that read the variable's old value.
/// </summary>
internal sealed class EpilogueSchedule
{
    private readonly Plan plan;
    private readonly bool alone;
    private readonly int[] readers;
    private readonly List<int> order;
    private readonly Dictionary<int, int> epilogues = [];

    private EpilogueSchedule(Plan plan, bool alone)
    {
        (this.plan, this.alone) = (plan, alone);
        readers = new int[plan.Nodes.Count];
        foreach (var node in plan.Nodes)
            foreach (int input in node.Inputs.Distinct()) readers[input]++;
        foreach (int output in plan.Outputs) readers[output] += 2;
        foreach (var assignment in plan.Assignments) readers[assignment.Node] += 2;
        order = [.. Enumerable.Range(0, readers.Length)];
    }

    /// <summary>The plan in its new order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="alone">Whether nobody exchanges sums: then levels do not matter, and all are 0.</param>
    /// <param name="epilogueOf">For each node the one that runs within its kernel; −1 if none does.</param>
    internal static Plan Of(Plan plan, bool alone, out int[] epilogueOf)
    {
        var schedule = new EpilogueSchedule(plan, alone);
        for (int i = 0; i < plan.Nodes.Count; i++)
            if (plan.Nodes[i].Op is IElementwise) schedule.TryAttach(i);
        return schedule.Build(out epilogueOf);
    }

    private void TryAttach(int follower)
    {
        foreach (int producer in plan.Nodes[follower].Inputs.Distinct().OrderDescending())
        {
            var node = plan.Nodes[producer];
            bool fits = node.Op is IProducer && readers[producer] == 1 && node.Spec == plan.Nodes[follower].Spec &&
                (alone || (!node.SumsBatch(plan.Nodes) && plan.NodeLevels[producer] == plan.NodeLevels[follower]));
            if (fits && Move(producer, follower)) return;
        }
    }

    private bool Move(int producer, int follower)
    {
        int[] variables = [.. plan.Assignments.Where(a => a.Node == follower || IsByProduct(a.Node, follower))
            .Select(a => a.Variable)];
        int latest = order.IndexOf(producer), own = order.IndexOf(follower);
        foreach (int input in plan.Nodes[follower].Inputs)
            if (input != producer) latest = Math.Max(latest, order.IndexOf(input));
        if (alone) latest = Math.Max(latest, LastReaderOf(variables, follower));
        if ((latest > own && IsRead(follower)) || ReadsOneOf(producer, variables)) return false;
        while (latest + 1 < order.Count && IsWithin(order[latest + 1])) latest++;
        int anchor = order[latest];
        int[] moved = [producer, follower, .. ByProductsOf(follower)];
        if (Array.IndexOf(moved, anchor) > 0) return false;
        foreach (int node in moved)
            if (node != anchor) order.Remove(node);
        int at = order.IndexOf(anchor);
        order.Remove(producer);
        order.InsertRange(anchor == producer ? at : at + 1, moved);
        epilogues[producer] = follower;
        return true;
    }

    // Whether it runs within the kernel before it, so that nothing may come between.
    private bool IsWithin(int node) => epilogues.ContainsValue(node) ||
        (plan.Nodes[node].Op is ByProduct && epilogues.ContainsValue(plan.Nodes[node].Inputs[0]));

    private bool IsRead(int node) => plan.Outputs.Contains(node) ||
        plan.Nodes.Any(n => n.Op is not ByProduct && Array.IndexOf(n.Inputs, node) >= 0);

    private int LastReaderOf(int[] variables, int follower)
    {
        int last = -1;
        for (int at = 0; at < order.Count; at++)
            if (order[at] != follower && ReadsOneOf(order[at], variables)) last = at;
        return last;
    }

    private bool ReadsOneOf(int node, int[] variables)
    {
        foreach (int input in plan.Nodes[node].Inputs)
            if (plan.Nodes[Root(input)] is { Kind: NodeKind.Variable } v && Array.IndexOf(variables, v.Index) >= 0)
                return true;
        return false;
    }

    private int Root(int node)
    {
        while (plan.Nodes[node].Op is IAlias) node = plan.Nodes[node].Inputs[0];
        return node;
    }

    private bool IsByProduct(int node, int of) => plan.Nodes[node].Op is ByProduct && plan.Nodes[node].Inputs[0] == of;

    private IEnumerable<int> ByProductsOf(int node) =>
        Enumerable.Range(0, plan.Nodes.Count).Where(i => IsByProduct(i, node));

    private Plan Build(out int[] epilogueOf)
    {
        int[] place = new int[order.Count];
        for (int i = 0; i < order.Count; i++) place[order[i]] = i;
        epilogueOf = new int[order.Count];
        Array.Fill(epilogueOf, -1);
        foreach (var (producer, follower) in epilogues) epilogueOf[place[producer]] = place[follower];
        return new(
            [.. order.Select(i => plan.Nodes[i] with { Inputs = [.. plan.Nodes[i].Inputs.Select(j => place[j])] })],
            [.. order.Select(i => alone ? 0 : plan.NodeLevels[i])],
            [.. plan.Outputs.Select(i => place[i])],
            [.. plan.Assignments.Select(a => a with { Node = place[a.Node] })],
            [.. plan.Variables],
            [.. plan.Constants]);
    }
}
