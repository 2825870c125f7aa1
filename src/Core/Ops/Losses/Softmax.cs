using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>eˣ over its sum along the last axis, or the logarithm of that.</summary>
/// <param name="Logarithm">Whether the logarithm is wanted.</param>
public readonly record struct Softmax(bool Logarithm) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "softmax");
        Rows.HaveEntries(inputs[0].Dims, "softmax");
        return inputs[0];
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var rows = Rows.Of(output.Dims);
        on.Backend.Softmax(Logarithm, inputs[0].As(rows), output.As(rows));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var op = new SoftmaxGradient(Logarithm);
        return [() => Tensor.Apply(op, dy, y)];
    }
}
