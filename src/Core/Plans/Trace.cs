using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;

namespace Strata.Plans;

/// <summary>
/// Turns code into a graph: while one is current on a thread, ops on traced tensors and variables are appended.
/// </summary>
internal sealed class Trace : IDisposable
{
    [ThreadStatic]
    private static Trace? current;

    private readonly Trace? outer;
    private readonly Rehearsal? rehearsal;
    private readonly List<Node> nodes = [];
    private readonly List<Variable> variables = [];
    private readonly List<ConcreteTensor> constants = [];
    private readonly Dictionary<Tensor, int> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Variable, int> assigned = new(ReferenceEqualityComparer.Instance);
    private int inputs;
    private uint streams;

    internal Trace(Rehearsal? rehearsal = null)
    {
        this.rehearsal = rehearsal;
        outer = current;
        current = this;
    }

    internal static Trace? Current => current;

    internal IReadOnlyList<Variable> Variables => variables;

    public void Dispose()
    {
        if (current == this) current = outer;
        foreach (var constant in constants) constant.dispose();
    }

    /// <summary>Runs a function at once, on tensors with values.</summary>
    internal static T Pause<T>(Func<T> function)
    {
        var paused = current;
        current = null;
        try
        {
            return function();
        }
        finally
        {
            current = paused;
        }
    }

    /// <summary>An input of the step; of symbolic dimensions if it has a row per sample.</summary>
    internal Tensor Input(TensorSpec spec) => Add(new(NodeKind.Input, spec, inputs++, null, []));

    /// <summary>A number that tells the random draws of one step apart.</summary>
    internal uint NextStream() => ++streams;

    internal bool Captures(IOp op, ReadOnlySpan<Tensor> operands)
    {
        foreach (var operand in operands)
            if (operand is TracedTensor or Variable) return true;
        if (op is Ops.Movement.Repeat { To.IsSymbolic: true }) return true;
        return operands.Length == 0 && (op is RandomNumbers || op.Infer([]).Dims.IsSymbolic);
    }

    internal Tensor Append(IOp op, ReadOnlySpan<Tensor> operands)
    {
        int[] ids = new int[operands.Length];
        var specs = new TensorSpec[operands.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = IdOf(operands[i]);
            specs[i] = operands[i].Spec;
        }

        var result = op.Infer(specs);
        rehearsal?.Add(op, specs, result);
        return Add(new(NodeKind.Op, result, 0, op, ids));
    }

    internal void Assign(Variable variable, Tensor value)
    {
        _ = IdOf(variable);
        assigned[variable] = OwnIdOf(value);
    }

    /// <summary>The plan that computes these outputs and does the assignments seen so far.</summary>
    internal Plan Compile(IReadOnlyList<Tensor> outputs) => Compile(outputs, [], out _);

    /// <summary>As above; of the given values also tells where in the plan they stand.</summary>
    internal Plan Compile(IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> values, out int[] places)
    {
        int[] ids = [.. outputs.Select(OwnIdOf)];
        var assignments = assigned.Select(a => new Assignment(variables.IndexOf(a.Key), a.Value));
        var plan = PlanCompiler.Compile(
            nodes, ids, [.. assignments], [.. variables.Select(v => v.Spec)], [.. constants.Select(Constant)],
            out int[] place);
        places = [.. values.Select(value => place[IdOf(value)])];
        return plan;
    }

    // What a variable held before the step must be had even after it was assigned: a copy, not its memory.
    private int OwnIdOf(Tensor tensor)
    {
        int root = IdOf(tensor);
        while (nodes[root].Op is IAlias) root = nodes[root].Inputs[0];
        return nodes[root].Kind == NodeKind.Variable
            ? IdOf(Append(new Ops.Movement.Repeat(tensor.Dims), [tensor]))
            : IdOf(tensor);
    }

    private static PlanConstant Constant(ConcreteTensor tensor)
    {
        byte[] bytes = new byte[tensor.View.Bytes];
        tensor.View.Buffer.Owner.Read(tensor.View.Buffer, tensor.View.Offset, bytes);
        return new(tensor.Spec, bytes);
    }

    private TracedTensor Add(Node node)
    {
        nodes.Add(node);
        return new(this, nodes.Count - 1, node.Spec);
    }

    private int IdOf(Tensor tensor)
    {
        if (tensor is TracedTensor traced)
        {
            return traced.Trace == this ? traced.Node
                : throw new InvalidOperationException(
                    "A tensor of another trace is used: keep no tensors from one call to the next.");
        }

        if (tensor is Variable written && assigned.TryGetValue(written, out int value)) return value;
        if (known.TryGetValue(tensor, out int id)) return id;
        if (tensor is Variable variable)
        {
            variables.Add(variable);
            id = Add(new(NodeKind.Variable, tensor.Spec, variables.Count - 1, null, [])).Node;
        }
        else
        {
            // A share of its memory: the code that is traced may dispose it, or tidy it up.
            var held = ((ConcreteTensor)tensor).Alias(tensor.Dims);
            Engine.Keep(held);
            constants.Add(held);
            id = Add(new(NodeKind.Constant, tensor.Spec, constants.Count - 1, null, [])).Node;
        }

        known.Add(tensor, id);
        return id;
    }
}
