using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>
/// An op that sums over the first axis of its inputs, by leaves and up the fixed tree. Where that axis is the batch
/// axis of a plan, the workers exchange the node sums and go on with the total.
/// </summary>
public interface IRowSum : IOp
{
    /// <summary>Whether this op, with its attributes, sums over the first axis of its inputs.</summary>
    bool SumsRows => true;

    /// <summary>Computes the node sums of the rows that are here.</summary>
    void ForwardNodes(Execution on, ReadOnlySpan<BufferView> inputs, in RowTree tree, BufferView nodes);
}
