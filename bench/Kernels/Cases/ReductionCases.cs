using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Sums, largest values and the like along an axis, and sums over rows.</summary>
internal static class ReductionCases
{
    internal static IEnumerable<KernelCase> All =>
    [
        Reduced("sum", ReduceKind.Sum, 4096, 512, 1),
        Reduced("sum", ReduceKind.Sum, 128, 10, 1),
        Reduced("sum", ReduceKind.Sum, 64, 1024, 64),
        Reduced("max", ReduceKind.Max, 4096, 512, 1),
        Reduced("max", ReduceKind.Max, 128, 10, 1),
        Reduced("argmax", ReduceKind.ArgMax, 4096, 512, 1),
        Reduced("prod", ReduceKind.Prod, 4096, 512, 1),
        RowSums("mlp bias", 128, 1, 512),
        RowSums("cnn bias", 128, 576, 64),
        RowSums("cnn_bn statistics", 64, 1024, 32),
    ];

    private static KernelCase Reduced(string kernel, ReduceKind kind, int outer, int length, int inner)
    {
        Dims input = [outer, length, inner], output = [outer, inner];
        return new(kernel, $"[{outer}, {length}, {inner}]", 0, FloatBytes * (double)(input.Size + output.Size), () =>
        {
            BufferView x = Values(input), y = Room(output, kind == ReduceKind.ArgMax ? DType.int32 : DType.float32);
            return () => Cpu.Reduce(kind, x, y);
        });
    }

    private static KernelCase RowSums(string layer, int rows, int entries, int n)
    {
        Dims input = [rows * entries, n];
        return new(
            "sum over rows", $"{layer} [{rows * entries}, {n}]", 0, FloatBytes * (double)(input.Size + n), () =>
            {
                BufferView x = Values(input), nodes = Room([n]);
                var tree = new Execution(Cpu) { Rows = rows, GlobalRows = rows }.BatchTree(entries, 0);
                return () => Cpu.SumRows(x, tree, nodes);
            });
    }
}
