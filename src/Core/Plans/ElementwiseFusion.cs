using Strata.Ops;

namespace Strata.Plans;

/// <summary>
/// Makes one op of chains of elementwise ops: a value that only one other reads, of its dimensions and level, is
/// computed in that one's program, block by block, and never stands in memory. The bits stay the same.
/// </summary>
internal sealed class ElementwiseFusion
{
    private readonly Plan plan;
    private readonly ProgramMerge.Part?[] parts;
    private readonly int[] readers;
    private readonly bool[] gone;

    private ElementwiseFusion(Plan plan)
    {
        this.plan = plan;
        int count = plan.Nodes.Count;
        (parts, readers, gone) = (new ProgramMerge.Part?[count], new int[count], new bool[count]);
        for (int i = 0; i < count; i++)
        {
            if (plan.Nodes[i].Op is IElementwise op) parts[i] = new(op.Program, plan.Nodes[i].Inputs);
            foreach (int input in plan.Nodes[i].Inputs.Distinct()) readers[input]++;
        }

        foreach (int output in plan.Outputs) readers[output] += 2;
        foreach (var assignment in plan.Assignments) readers[assignment.Node] += 2;
    }

    /// <summary>The same plan with fewer ops.</summary>
    internal static Plan Of(Plan plan)
    {
        var fusion = new ElementwiseFusion(plan);
        for (int i = 0; i < plan.Nodes.Count; i++)
            while (fusion.Absorb(i)) { }
        return fusion.Build();
    }

    private bool Absorb(int reader)
    {
        if (parts[reader] is not { } outer) return false;
        foreach (int input in outer.Inputs)
        {
            if (readers[input] != 1 || parts[input] is not { } inner || gone[input]) continue;
            bool fits = plan.Nodes[input].Spec.Dims == plan.Nodes[reader].Spec.Dims &&
                plan.NodeLevels[input] == plan.NodeLevels[reader];
            if (!fits || ProgramMerge.Of(outer, input, inner) is not { } merged) continue;
            foreach (int shared in inner.Inputs.Distinct())
                if (Array.IndexOf(outer.Inputs, shared) >= 0) readers[shared]--;
            parts[reader] = merged;
            gone[input] = true;
            return true;
        }

        return false;
    }

    private Plan Build()
    {
        int[] kept = [.. Enumerable.Range(0, gone.Length).Where(i => !gone[i])];
        int[] place = new int[gone.Length];
        for (int i = 0; i < kept.Length; i++) place[kept[i]] = i;
        return new(
            [.. kept.Select(i => Rebuilt(i, place))],
            [.. kept.Select(i => plan.NodeLevels[i])],
            [.. plan.Outputs.Select(i => place[i])],
            [.. plan.Assignments.Select(a => a with { Node = place[a.Node] })],
            [.. plan.Variables],
            [.. plan.Constants]);
    }

    private Node Rebuilt(int i, int[] place)
    {
        var node = plan.Nodes[i];
        if (parts[i] is not { } part || ReferenceEquals(part.Inputs, node.Inputs))
            return node with { Inputs = [.. node.Inputs.Select(j => place[j])] };
        return node with
        {
            Op = new Fused(part.Program, node.Spec),
            Inputs = [.. part.Inputs.Select(j => place[j])],
        };
    }
}
