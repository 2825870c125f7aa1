using Strata.Ops;
using Strata.Ops.Movement;

namespace Strata.Plans;

/// <summary>
/// Makes one op of chains of elementwise ops: a value that only one other of its dimensions reads is computed in that
/// one's program, block by block, and never stands in memory; a repeated value is read as a broadcast one; new values
/// of variables that one more update reads, like an optimizer's moments, are further results of its program. The bits
/// stay the same.
/// </summary>
internal sealed class ElementwiseFusion
{
    private readonly Plan plan;
    private readonly ProgramMerge.Part?[] parts;
    private readonly int[] readers;
    private readonly bool[] gone;
    private readonly int[] levels;
    private readonly HashSet<int> assigned;
    private readonly int[] heldBy;

    private ElementwiseFusion(Plan plan)
    {
        this.plan = plan;
        int count = plan.Nodes.Count;
        (parts, readers, gone) = (new ProgramMerge.Part?[count], new int[count], new bool[count]);
        (levels, heldBy) = ([.. plan.NodeLevels], new int[count]);
        Array.Fill(heldBy, -1);
        for (int i = 0; i < count; i++)
        {
            if (plan.Nodes[i].Op is IElementwise op) parts[i] = new(op.Program, Unrepeated(i), []);
            foreach (int input in InputsOf(i).Distinct()) readers[input]++;
        }

        assigned = [.. plan.Assignments.Select(a => a.Node)];
        foreach (int output in plan.Outputs.Concat(assigned)) readers[output] += 2;
        for (int i = count - 1; i >= 0; i--) Drop(i);
    }

    /// <summary>The same plan with fewer ops.</summary>
    internal static Plan Of(Plan plan)
    {
        var fusion = new ElementwiseFusion(plan);
        for (int i = 0; i < plan.Nodes.Count; i++)
            while (fusion.Absorb(i)) { }
        fusion.Delay();
        return fusion.Build();
    }

    private int[] InputsOf(int node) => parts[node]?.Inputs ?? plan.Nodes[node].Inputs;

    private int[] Unrepeated(int node) => [.. plan.Nodes[node].Inputs.Select(input =>
    {
        while (plan.Nodes[input].Op is Repeat) input = plan.Nodes[input].Inputs[0];
        return input;
    })];

    // A repeat that everybody reads as a broadcast is not needed any more.
    private void Drop(int node)
    {
        if (readers[node] > 0 || plan.Nodes[node].Op is not (Repeat or IAlias)) return;
        gone[node] = true;
        foreach (int input in InputsOf(node).Distinct()) readers[input]--;
    }

    private bool Absorb(int reader)
    {
        if (gone[reader] || parts[reader] is not { } outer) return false;
        foreach (int input in outer.Inputs)
        {
            if (parts[input] is not { } inner || gone[input]) continue;
            bool keeps = readers[input] == 3 && assigned.Contains(input);
            if (readers[input] != 1 && !(keeps && MayKeep(input, reader))) continue;
            bool fits = plan.Nodes[input].Spec.Dims == plan.Nodes[reader].Spec.Dims;
            if (!fits || ProgramMerge.Of(outer, input, inner, keeps) is not { } merged) continue;
            foreach (int shared in inner.Inputs.Distinct())
                if (Array.IndexOf(outer.Inputs, shared) >= 0) readers[shared]--;
            parts[reader] = merged;
            gone[input] = true;
            foreach (int kept in merged.Kept) heldBy[kept] = reader;
            return true;
        }

        return false;
    }

    // The variable takes the value when the reader runs: nobody else may read what it held.
    private bool MayKeep(int node, int reader)
    {
        if (!assigned.Contains(reader)) return false;
        var variables = plan.Assignments.Where(a => a.Node == node).ToArray();
        if (variables.Length != 1) return false;
        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            if (gone[i] || i == node || i == reader) continue;
            foreach (int input in InputsOf(i))
                if (plan.Nodes[input].Kind == NodeKind.Variable && plan.Nodes[input].Index == variables[0].Variable)
                    return false;
        }

        return true;
    }

    // What only updates variables runs behind the last exchange, where it may write them in place.
    private void Delay()
    {
        foreach (int node in assigned)
            if (!gone[node] && parts[node] is not null && readers[node] == 2) levels[node] = plan.Sums.Count;
    }

    private Plan Build()
    {
        int[] kept = [.. Enumerable.Range(0, gone.Length).Where(i => !gone[i] || heldBy[i] >= 0)
            .OrderBy(i => levels[Runs(i)]).ThenBy(Runs).ThenBy(i => i == Runs(i) ? -1 : i)];
        int[] place = new int[gone.Length];
        for (int i = 0; i < kept.Length; i++) place[kept[i]] = i;
        return new(
            [.. kept.Select(i => Rebuilt(i, place))],
            [.. kept.Select(i => levels[Runs(i)])],
            [.. plan.Outputs.Select(i => place[i])],
            [.. plan.Assignments.Select(a => a with { Node = place[a.Node] })],
            [.. plan.Variables],
            [.. plan.Constants]);
    }

    // The node whose program computes it.
    private int Runs(int node) => heldBy[node] < 0 ? node : heldBy[node];

    private Node Rebuilt(int i, int[] place)
    {
        var node = plan.Nodes[i];
        if (heldBy[i] >= 0)
        {
            int result = 1 + Array.IndexOf(parts[heldBy[i]]!.Value.Kept, i);
            return node with { Op = new ByProduct(result, node.Spec), Inputs = [place[heldBy[i]]] };
        }

        if (parts[i] is not { } part || ReferenceEquals(part.Program, ((IElementwise)node.Op!).Program) &&
            part.Inputs.AsSpan().SequenceEqual(node.Inputs))
        {
            return node with { Inputs = [.. node.Inputs.Select(j => place[j])] };
        }

        return node with
        {
            Op = new Fused(part.Program, node.Spec),
            Inputs = [.. part.Inputs.Select(j => place[j])],
        };
    }
}
