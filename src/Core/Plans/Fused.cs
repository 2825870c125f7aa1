using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;

namespace Strata.Plans;

/// <summary>A chain of elementwise ops as one; made when a plan is prepared, never sent.</summary>
internal sealed record Fused(ElementwiseProgram Program, TensorSpec Result) : IElementwise
{
    public TensorSpec Infer(ReadOnlySpan<TensorSpec> inputs) => Result;
}
