using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;

namespace Strata.Plans;

/// <summary>
/// A further result of a <see cref="Fused"/> program, the new value of a variable that nothing else reads; made when a
/// plan is prepared, never sent. It is written when the program runs, not by a step of its own.
/// </summary>
/// <param name="Result">Which of the program's results it is.</param>
/// <param name="Spec">Its dimensions and type.</param>
internal sealed record ByProduct(int Result, TensorSpec Spec) : IOp
{
    public TensorSpec Infer(ReadOnlySpan<TensorSpec> inputs) => Spec;

    public void Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        throw new InvalidOperationException("A by-product is written by the program that computes it.");
}
