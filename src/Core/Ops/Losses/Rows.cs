using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>Tensors as rows along their last axis.</summary>
internal static class Rows
{
    /// <summary>[rows, entries].</summary>
    internal static Dims Of(Dims dims) => [dims.Product(0, dims.Rank - 1), dims[-1]];

    /// <summary>There is a last axis, and it is not that of the batch.</summary>
    internal static void HaveEntries(Dims dims, string op)
    {
        Operands.HasAxis(dims, dims.Rank - 1, op);
        if (dims.Rank == 1 && dims.IsSymbolic)
            throw new NotTraceableException($"{op} along the batch axis mixes the rows of the batch.");
    }
}
