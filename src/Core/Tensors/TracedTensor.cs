using Strata.Backends;
using Strata.Plans;

namespace Strata.Tensors;

/// <summary>A tensor that stands for a node of a graph while code is traced: it has a shape, no values.</summary>
internal sealed class TracedTensor(Trace trace, int node, TensorSpec spec) : Tensor(spec)
{
    internal Trace Trace { get; } = trace;

    internal int Node { get; } = node;

    public override bool isDisposed => false;

    internal override BufferView View => throw new NotTraceableException(
        "The values of a tensor are read while its code is traced to a plan.");

    internal override string[] Strings => throw new NotTraceableException("Strings cannot be traced to a plan.");

    public override void dispose()
    {
    }
}
