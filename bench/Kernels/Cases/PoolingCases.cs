using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Pooling of the workloads and its gradient.</summary>
internal static class PoolingCases
{
    internal static IEnumerable<KernelCase> All =>
        from layer in new[] { ("cnn", 128, 24, 64), ("cnn_bn 1", 64, 32, 32), ("cnn_bn 2", 64, 16, 64) }
        from kind in new[] { PoolKind.Max, PoolKind.Average }
        from pool in Both(layer.Item1, kind, layer.Item2, layer.Item3, layer.Item4)
        select pool;

    private static KernelCase[] Both(string layer, PoolKind kind, int rows, int size, int channels)
    {
        int half = size / 2;
        var g = new ConvGeometry(size, size, channels, 2, 2, half, half, channels, 2, 2, 1, 1, 0, 0);
        Dims input = [rows, size, size, channels], output = [rows, half, half, channels];
        string name = kind == PoolKind.Max ? "max pool" : "average pool";
        string shape = $"{layer} {rows}x{size}x{size}x{channels}";
        return
        [
            new(name, shape, 0, FloatBytes * (double)(input.Size + output.Size), () =>
            {
                BufferView x = Values(input), y = Room(output);
                return () => Cpu.Pool(kind, g, x, y);
            }),
            new($"{name} gradient", shape, 0, FloatBytes * (double)((2 * input.Size) + output.Size), () =>
            {
                BufferView dy = Values(output), x = Values(input), dx = Room(input);
                return () => Cpu.PoolGradient(kind, g, dy, x, dx);
            }),
        ];
    }
}
