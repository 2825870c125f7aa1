using Strata.Ops;
using Strata.Tensors;

namespace Strata.Plans;

/// <summary>A value of a graph.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Spec">Its dimensions and type.</param>
/// <param name="Index">Which input, variable or constant it is.</param>
/// <param name="Op">The op that computes it, if one does.</param>
/// <param name="Inputs">The nodes that the op reads.</param>
public sealed record Node(NodeKind Kind, TensorSpec Spec, int Index, IOp? Op, int[] Inputs)
{
    /// <summary>Whether it sums over the batch axis, so that workers exchange it.</summary>
    public bool SumsBatch(IReadOnlyList<Node> nodes) =>
        Op is IRowSum { SumsRows: true } && !Spec.Dims.IsSymbolic && nodes[Inputs[0]].Spec.Dims.IsSymbolic;
}
