namespace Strata.Testing.BackendContract;

/// <summary>All kernels that sum over rows, with random shapes.</summary>
/// <param name="random">Where the shapes come from.</param>
/// <param name="scale">About how long axes are.</param>
public sealed class SumKernels(Random random, int scale)
{
    /// <summary>Each kernel once.</summary>
    public IEnumerable<SumKernel> All()
    {
        int m = random.Next(1, scale + 1), n = random.Next(1, scale + 1), entries = random.Next(1, 4);
        return
        [
            new($"sum of {n}", entries, [n], n, (on, tree, x, nodes) => on.Backend.SumRows(x[0], tree, nodes)),
            new($"product of {m} by {n}", entries, [m, n], m * n, (on, tree, x, nodes) =>
                on.Backend.MatMulRows(x[0], x[1], tree, nodes.As([nodes.Dims[0], m, n]))),
            .. new ConvolutionCases(random, scale).Sums(),
        ];
    }
}
