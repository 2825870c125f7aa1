using Strata.Ops;
using Strata.Plans;

namespace Strata.Models;

/// <summary>
/// How many rows of a prediction are computed together. Rows do not know of one another, so that several small batches
/// give the same bits at once as one by one, and weights are read less often.
/// </summary>
internal static class PredictionRows
{
    // What the values of a step may take for more than one batch; kernels write fewer of them, and reuse memory.
    private const long Bytes = 8 << 20;

    /// <summary>The largest multiple of the batch size for which a step is small, at least the batch size.</summary>
    /// <param name="plan">The step.</param>
    /// <param name="batchSize">Rows that were asked for.</param>
    /// <param name="rows">Rows of the prediction.</param>
    internal static int AtOnce(Plan plan, int batchSize, int rows)
    {
        if (!AreAlone(plan)) return batchSize;
        long batches = Math.Max(1, Bytes / Math.Max(1, plan.Nodes.Sum(node => PerRow(node)) * batchSize));
        long needed = ((long)rows + batchSize - 1) / batchSize;
        return (int)Math.Min(int.MaxValue, Math.Min(batches, needed) * batchSize);
    }

    // A sum over the batch, and a random number, which is drawn by its row's place in the batch, tell batches apart.
    private static bool AreAlone(Plan plan) =>
        plan.Sums.Count == 0 && plan.Assignments.Count == 0 && !plan.Nodes.Any(node => node.Op is RandomNumbers);

    private static long PerRow(Node node) => node.Spec.Dims.IsSymbolic ? node.Spec.Bytes(1) : 0;
}
