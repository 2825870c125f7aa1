using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Strata.Backends;
using Strata.Tensors;
using Strata.Testing;
using Strata.Testing.BackendContract;

namespace Strata.Kernels.Tests.Cpu;

/// <summary>The bits that every kernel of the CPU backend gives, at some shapes.</summary>
internal static class KernelBits
{
    private const int Seeds = 2, Scale = 24, Rows = 21;

    private static readonly Device On = new(TestBackend.Cpu);

    /// <summary>A line for each kernel and shape: its name and a hash of its result.</summary>
    internal static IEnumerable<string> Lines() =>
        All().Select(result => $"{result.Name}: {Hash(result.Bits)}");

    /// <summary>All rows of a kernel.</summary>
    internal static int[] Of(RowKernel kernel, int rows) => kernel.Bits(On, kernel.Values(rows), 0, rows);

    /// <summary>A kernel's whole sum.</summary>
    internal static int[] Of(SumKernel kernel, int rows)
    {
        float[][] values = kernel.Values(rows);
        float[] sum = Trees.Whole(rows, kernel.Entries, kernel.Result, (first, tree, count) =>
            kernel.Nodes(On, values, first, tree, count));
        return Array.ConvertAll(sum, BitConverter.SingleToInt32Bits);
    }

    private static IEnumerable<(string Name, int[] Bits)> All()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            foreach (var kernel in new RowKernels(new(seed), Scale).All()) yield return ($"{kernel}", Of(kernel, Rows));
            foreach (var kernel in new SumKernels(new(seed), Scale).All()) yield return ($"{kernel}", Of(kernel, Rows));
        }

        foreach (var code in Enum.GetValues<Opcode>())
            if (ReferenceMath.Unary(code) is not null) yield return ($"{code}", Function(code));
        foreach (var distribution in Enum.GetValues<Distribution>())
            yield return ($"{distribution}", Drawn(distribution));
    }

    private static int[] Function(Opcode code)
    {
        float[] x = [.. Arrays.Values(700, -12, 12), .. Arrays.Values(300, -1, 1), 0, -0f, float.PositiveInfinity];
        var y = On.Empty([x.Length]);
        TestBackend.Cpu.Elementwise(
            new(1, new Instruction(code, 1), new Instruction(Opcode.ToFloat, 1, 1, Integer: IsTruth(code))),
            [On.Floats([x.Length], x)], y);
        return [.. On.Read(y).Select(v => float.IsNaN(v) ? 0 : BitConverter.SingleToInt32Bits(v))];
    }

    private static bool IsTruth(Opcode code) => code is >= Opcode.IsNaN and <= Opcode.IsFinite;

    private static int[] Drawn(Distribution distribution)
    {
        var y = On.Empty([9, 45], distribution == Distribution.UniformInteger ? DType.int32 : DType.float32);
        TestBackend.Cpu.Random(new(distribution, -1, 3, 123456789, 5, 6, 7), y);
        return On.Bits(y);
    }

    private static string Hash(int[] bits) =>
        Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<int>(bits)))[..16];
}
