using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Copies, gathers, scatters, fills and random numbers.</summary>
internal static class MovementCases
{
    private const int Drawn = 1 << 16;

    internal static IEnumerable<KernelCase> All =>
    [
        Gathered("mlp batch", 12800, 128, 784),
        Gathered("embedding", 10000, 4096, 64),
        Scattered("embedding", 10000, 4096, 64),
        Copied("transpose", [512, 512], [1, 512]),
        Copied("copy", [128, 9216], [9216, 1]),
        new("fill", $"{1 << 20}", 0, FloatBytes * (double)(1 << 20), () =>
        {
            var y = Room([1 << 20]);
            return () => Cpu.Fill(y, 1);
        }),
        .. Enum.GetValues<Distribution>().Select(Random),
    ];

    private static KernelCase Gathered(string what, int rows, int count, int n) =>
        new("gather", $"{what} {count} of [{rows}, {n}]", 0, 2.0 * FloatBytes * count * n, () =>
        {
            BufferView x = Values([1, rows, n]), indices = Indices(count, rows), y = Room([1, count, n]);
            return () => Cpu.Gather(x, indices, y);
        });

    private static KernelCase Scattered(string what, int rows, int count, int n) =>
        new("scatter", $"{what} {count} of [{rows}, {n}]", 0, FloatBytes * (double)(count + rows) * n, () =>
        {
            BufferView x = Values([count, n]), indices = Indices(count, rows), nodes = Room([rows, n]);
            var tree = Execution.WholeTree(count);
            return () => Cpu.ScatterRows(x, indices, rows, tree, nodes);
        });

    private static KernelCase Copied(string kernel, Dims box, Dims sourceStrides) =>
        new(kernel, box.ToString(), 0, 2.0 * FloatBytes * box.Size, () =>
        {
            BufferView x = Values(box), y = Room(box);
            var map = new StridedMap(box, 0, sourceStrides, 0, [box[1], 1]);
            return () => Cpu.CopyStrided(x, map, y);
        });

    private static KernelCase Random(Distribution distribution)
    {
        var dtype = distribution == Distribution.UniformInteger ? DType.int32 : DType.float32;
        return new("random", $"{distribution} [128, {Drawn / 128}]", 0, FloatBytes * (double)Drawn, () =>
        {
            var y = Room([128, Drawn / 128], dtype);
            var draw = new Draw(distribution, distribution == Distribution.UniformInteger ? 0 : 0.5f, 1, 1, 0, 0, 0);
            return () => Cpu.Random(draw, y);
        });
    }
}
