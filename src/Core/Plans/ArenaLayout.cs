using Strata.Ops;

namespace Strata.Plans;

/// <summary>
/// Where each value of a plan lies: intermediate values share one arena by liveness (best fit among what is free), for
/// the largest number of rows; an elementwise op takes the place of an input that dies with it. What runs within
/// another's kernel lives at the same time as all that the kernel reads.
/// </summary>
internal sealed class ArenaLayout
{
    private const long Alignment = 64;
    private readonly Plan plan;
    private readonly int maxRows;
    private readonly bool alone;
    private readonly int[] producerOf;
    private readonly List<(long Offset, long Length)> free = [];

    /// <param name="plan">The plan.</param>
    /// <param name="maxRows">The largest number of rows.</param>
    /// <param name="alone">Whether nobody exchanges sums, so that variables may be written at once.</param>
    /// <param name="epilogueOf">For each node the one that runs within its kernel, or −1.</param>
    internal ArenaLayout(Plan plan, int maxRows, bool alone, int[] epilogueOf)
    {
        (this.plan, this.maxRows, this.alone) = (plan, maxRows, alone);
        producerOf = new int[plan.Nodes.Count];
        Array.Fill(producerOf, -1);
        for (int i = 0; i < epilogueOf.Length; i++)
            if (epilogueOf[i] >= 0) producerOf[epilogueOf[i]] = i;
        Roots = new int[plan.Nodes.Count];
        Offsets = new long[plan.Nodes.Count];
        InPlaceOf = new int[plan.Nodes.Count];
        Array.Fill(InPlaceOf, -1);
        for (int i = 0; i < Roots.Length; i++)
            Roots[i] = plan.Nodes[i].Op is IAlias ? Roots[plan.Nodes[i].Inputs[0]] : i;
        BindAssignments();
        Place();
    }

    /// <summary>For each node the one whose elements it shows: itself, or what it is an alias of.</summary>
    internal int[] Roots { get; }

    /// <summary>For each root in the arena its offset in bytes.</summary>
    internal long[] Offsets { get; }

    /// <summary>For each node the variable whose buffer takes its value at once, or −1.</summary>
    internal int[] InPlaceOf { get; }

    /// <summary>Bytes of the arena.</summary>
    internal long Length { get; private set; }

    internal bool InArena(int root) =>
        plan.Nodes[root].Kind == NodeKind.Op && InPlaceOf[root] < 0 && !plan.Nodes[root].SumsBatch(plan.Nodes);

    private void BindAssignments()
    {
        int[] lastRead = new int[plan.Variables.Count];
        Array.Fill(lastRead, -1);
        for (int i = 0; i < plan.Nodes.Count; i++)
            foreach (int input in plan.Nodes[i].Inputs)
                if (plan.Nodes[Roots[input]] is { Kind: NodeKind.Variable } v) lastRead[v.Index] = i;
        foreach (int output in plan.Outputs)
            if (plan.Nodes[Roots[output]] is { Kind: NodeKind.Variable } v) lastRead[v.Index] = int.MaxValue;
        foreach (var (variable, node) in plan.Assignments)
        {
            bool isValueOfAnother = plan.Nodes[Roots[node]].Kind == NodeKind.Variable;
            if (isValueOfAnother) lastRead[plan.Nodes[Roots[node]].Index] = int.MaxValue;
        }

        foreach (var (variable, node) in plan.Assignments)
        {
            bool isTime = alone || plan.NodeLevels[node] >= plan.Sums.Count;
            bool mayWrite = plan.Nodes[node].Op is IElementwise && isTime && lastRead[variable] <= node;
            if (InPlaceOf[node] < 0 && (mayWrite || plan.Nodes[node].Op is ByProduct)) InPlaceOf[node] = variable;
        }
    }

    private void Place()
    {
        int[] lastUse = LastUses();
        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            var node = plan.Nodes[i];
            if (Roots[i] != i) Release(i, lastUse, -1);
            if (node.Kind != NodeKind.Op || Roots[i] != i) continue;
            int taken = InArena(i) ? TakeOver(node, i, lastUse) : -1;
            if (taken >= 0) Offsets[i] = Offsets[taken];
            else if (InArena(i)) Offsets[i] = Take(Bytes(i));
            Release(i, lastUse, taken);
            if (lastUse[i] < 0 && InArena(i)) Free(i);
        }
    }

    private int[] LastUses()
    {
        int[] lastUse = new int[plan.Nodes.Count];
        Array.Fill(lastUse, -1);
        for (int i = 0; i < plan.Nodes.Count; i++)
            foreach (int input in Reads(i))
                lastUse[Roots[input]] = i;
        foreach (int output in plan.Outputs) lastUse[Roots[output]] = int.MaxValue;
        foreach (var assignment in plan.Assignments) lastUse[Roots[assignment.Node]] = int.MaxValue;
        return lastUse;
    }

    // What a kernel reads is read until what runs within it is done.
    private IEnumerable<int> Reads(int node) => producerOf[node] < 0
        ? plan.Nodes[node].Inputs
        : plan.Nodes[node].Inputs.Concat(plan.Nodes[producerOf[node]].Inputs);

    private int TakeOver(Node node, int place, int[] lastUse)
    {
        if (node.Op is not IElementwise) return -1;
        foreach (int input in node.Inputs)
        {
            int root = Roots[input];
            if (producerOf[place] >= 0 && input != producerOf[place]) continue;
            if (InArena(root) && lastUse[root] == place && plan.Nodes[input].Spec.Dims == node.Spec.Dims &&
                plan.Nodes[root].Spec.DType.Size == node.Spec.DType.Size)
            {
                return root;
            }
        }

        return -1;
    }

    private void Release(int place, int[] lastUse, int except)
    {
        foreach (int root in Reads(place).Select(input => Roots[input]).Distinct())
            if (root != except && InArena(root) && lastUse[root] == place) Free(root);
    }

    private long Bytes(int node) =>
        Math.Max(Alignment, (plan.Nodes[node].Spec.Bytes(maxRows) + Alignment - 1) / Alignment * Alignment);

    private long Take(long bytes)
    {
        int best = -1;
        for (int i = 0; i < free.Count; i++)
            if (free[i].Length >= bytes && (best < 0 || free[i].Length < free[best].Length)) best = i;
        if (best < 0)
        {
            long end = Length;
            Length += bytes;
            return end;
        }

        var (offset, length) = free[best];
        if (length == bytes) free.RemoveAt(best);
        else free[best] = (offset + bytes, length - bytes);
        return offset;
    }

    private void Free(int root)
    {
        var (offset, length) = (Offsets[root], Bytes(root));
        int before = free.FindIndex(f => f.Offset + f.Length == offset);
        if (before >= 0)
        {
            (offset, length) = (free[before].Offset, free[before].Length + length);
            free.RemoveAt(before);
        }

        int after = free.FindIndex(f => f.Offset == offset + length);
        if (after >= 0)
        {
            length += free[after].Length;
            free.RemoveAt(after);
        }

        free.Add((offset, length));
    }
}
