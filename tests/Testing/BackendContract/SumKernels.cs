using Strata.Backends;
using Strata.Tensors;

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
        var pick = new ElementwiseProgram(
            1, new Instruction(Opcode.Abs, 1, 0), new Instruction(Opcode.Constant, 2, K: m),
            new Instruction(Opcode.Mul, 1, 1, 2), new Instruction(Opcode.ToInt, 1, 1));
        return
        [
            new($"sum of {n}", entries, [n], n, (on, tree, x, nodes) => on.Backend.SumRows(x[0], tree, nodes)),
            new($"product of {m} by {n}", entries, [m, n], m * n, (on, tree, x, nodes) =>
                on.Backend.MatMulRows(x[0], x[1], tree, nodes.As([nodes.Dims[0], m, n]))),
            new($"scatter to {m} by {n}", entries, [1, n], m * n, (on, tree, x, nodes) =>
            {
                var indices = on.Empty([tree.Length], DType.int32);
                on.Backend.Elementwise(pick, [x[0].As(indices.Dims)], indices);
                on.Backend.ScatterRows(x[1], indices, m, tree, nodes);
            }),
            .. new ConvolutionCases(random, scale).Sums(),
        ];
    }
}
