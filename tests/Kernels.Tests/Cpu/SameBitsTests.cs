using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Strata.Backends;
using Strata.Kernels.Cpu;
using Strata.Kernels.Tests.Cpu.Threads;
using Strata.Tensors;
using Strata.Testing;
using Strata.Testing.BackendContract;
using Xunit;

namespace Strata.Kernels.Tests.Cpu;

/// <summary>
/// The bits of every kernel, written down: a processor with other registers, or the same with some switched off
/// (DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0), must give them too.
/// </summary>
[Collection(nameof(TeamTests))]
public sealed class SameBitsTests
{
    private static readonly CpuBackend Backend = TestBackend.Cpu;
    private static readonly Device On = new(Backend);

    [Fact]
    public void Functions_have_the_same_bits_on_all_processors()
    {
        var x = On.Floats([3000], [.. Arrays.Values(1500, -3, 3), .. Arrays.Values(1500, 0, 1, seed: 2)]);
        var results = new List<int>();
        foreach (var code in Enum.GetValues<Opcode>().Where(code => ReferenceMath.Unary(code) is not null))
        {
            var y = On.Empty([3000]);
            if (code is >= Opcode.IsNaN and <= Opcode.IsFinite) continue;
            Backend.Elementwise(new(1, new Instruction(code, 1)), [x], y);
            results.AddRange(On.Bits(y).Select(bits => float.IsNaN(BitConverter.Int32BitsToSingle(bits)) ? 0 : bits));
        }

        Assert.Equal("2BCB05EDA8D2FA68", Hash(results));
    }

    [Fact]
    public void Recurrent_cells_have_the_same_bits_on_all_processors()
    {
        var results = new List<int>();
        foreach (var cell in Enum.GetValues<RecurrentCell>())
        {
            var r = new Recurrence(cell, cell == RecurrentCell.Gru, 3, 5, 21);
            BufferView[] states = [.. Enumerable.Range(0, r.States).Select(i => Values([26, 21], 3 + i))];
            BufferView[] operands = [Values([26, 3, 5], 1), Values([r.Terms, r.Gates * 21], 2), .. states];
            BufferView tape = On.Empty([26, 3, r.Kept * 21]), dz = On.Empty([26, 4, r.Gates * 21]);
            Backend.Recurrent(r, operands, tape);
            Backend.RecurrentGradient(
                r, new(true, false), true, [Values([26, 3, 21], 6), tape, .. operands[1..]], dz);
            results.AddRange([.. On.Bits(tape), .. On.Bits(dz)]);
        }

        Assert.Equal("F23F742A9CA358A8", Hash(results));
    }

    [Fact]
    public void Products_have_the_same_bits_on_all_processors()
    {
        var results = new List<int>();
        foreach (int n in new[] { 1, 10, 40, 100 })
        {
            var y = On.Empty([1, 33, n]);
            Backend.MatMul(Values([1, 33, 300], 1), Values([1, 300, n], 2), false, y);
            var rows = On.Empty([13, n]);
            Backend.MatMulRows(Values([70, 13], 3), Values([70, n], 4), Execution.WholeTree(70), rows);
            results.AddRange([.. On.Bits(y), .. On.Bits(rows)]);
        }

        Assert.Equal("37090F7271F6F50B", Hash(results));
    }

    [Fact]
    public void Convolutions_have_the_same_bits_on_all_processors()
    {
        var direct = new ConvGeometry(9, 8, 3, 3, 2, 5, 4, 40, 2, 2, 1, 1, 1, 0);
        Assert.Equal("B1B4DE1876AF7B84", Hash(Convolved(direct)));
        Assert.Equal("E87F5090002571A0", Hash(Convolved(new(9, 10, 16, 3, 3, 9, 10, 48, 1, 1, 1, 1, 1, 1))));
        Assert.Equal("B604A7B57FC89994", Hash(Convolved(new(6, 7, 21, 3, 3, 6, 7, 21, 1, 1, 1, 1, 1, 1, Groups: 21))));
    }

    [Fact]
    public void Convolutions_have_the_same_bits_on_any_number_of_threads()
    {
        ConvGeometry[] shapes =
        [
            new(18, 16, 12, 3, 2, 9, 8, 40, 2, 2, 1, 1, 1, 0),
            new(19, 20, 16, 3, 3, 19, 20, 48, 1, 1, 1, 1, 1, 1),
            new(16, 17, 40, 3, 3, 16, 17, 80, 1, 1, 1, 1, 1, 1, Groups: 40),
        ];
        int before = CpuBackend.Threads;
        try
        {
            foreach (var g in shapes)
            {
                CpuBackend.Threads = 1;
                int[] alone = [.. Convolved(g, 1), .. Convolved(g, 40)];
                CpuBackend.Threads = 3;
                Assert.Equal<int[]>(alone, [.. Convolved(g, 1), .. Convolved(g, 40)]);
            }
        }
        finally
        {
            CpuBackend.Threads = before;
        }
    }

    [Fact]
    public void Reductions_have_the_same_bits_on_all_processors()
    {
        var x = Values([90, 77], 1);
        BufferView sums = On.Empty([90, 1]), columns = On.Empty([1, 77]), rows = On.Empty([77]);

        Backend.Reduce(ReduceKind.Sum, x.As([90, 77, 1]), sums);
        Backend.Reduce(ReduceKind.Prod, x.As([1, 90, 77]), columns);
        Backend.SumRows(x, Execution.WholeTree(90), rows);

        Assert.Equal("5007DD0E4174F565", Hash([.. On.Bits(sums), .. On.Bits(columns), .. On.Bits(rows)]));
    }

    [Fact]
    public void Losses_have_the_same_bits_on_all_processors()
    {
        BufferView x = Values([40, 23], 1), dy = Values([40, 23], 2);
        var classes = On.Floats([40], Arrays.Values(40, 0, 23));
        var results = new List<int>();
        foreach (bool kind in new[] { true, false })
        {
            BufferView p = On.Empty(x.Dims), dx = On.Empty(x.Dims), losses = On.Empty([40]), dp = On.Empty(x.Dims);
            Backend.Softmax(kind, x, p);
            Backend.SoftmaxGradient(kind, dy, p, dx);
            Backend.Softmax(false, x, p);
            Backend.Crossentropy(kind, 1e-7f, kind ? classes : dy, p, losses);
            Backend.CrossentropyGradient(kind, 1e-7f, classes, kind ? classes : dy, p, dp);
            results.AddRange([.. On.Bits(dx), .. On.Bits(losses), .. On.Bits(dp)]);
        }

        Assert.Equal("511337B4C114D1FE", Hash(results));
    }

    [Fact]
    public void Random_numbers_have_the_same_bits_on_all_processors()
    {
        var results = new List<int>();
        foreach (var distribution in Enum.GetValues<Distribution>())
        {
            bool whole = distribution == Distribution.UniformInteger;
            var y = On.Empty([20, 45], whole ? DType.int32 : DType.float32);
            Backend.Random(new(distribution, -1, 3, 123456789, 5, 6, 7), y);
            results.AddRange(On.Bits(y));
        }

        Assert.Equal("0878D26594FF80E6", Hash(results));
    }

    private static int[] Convolved(ConvGeometry g, int rows = 20)
    {
        BufferView x = Values([rows, g.InPlaces, g.InChannels], 1), filter = Values([g.FilterSize], 2);
        BufferView dy = Values([rows, g.OutPlaces, g.OutChannels], 3);
        BufferView y = On.Empty(dy.Dims), dx = On.Empty(x.Dims), df = On.Empty(filter.Dims);
        Backend.Conv(g, x, filter, y);
        Backend.ConvInputGradient(g, dy, filter, dx);
        Backend.ConvFilterGradient(g, x, dy, Execution.WholeTree(rows), df);
        return [.. On.Bits(y), .. On.Bits(dx), .. On.Bits(df)];
    }

    private static BufferView Values(Dims dims, int seed) =>
        On.Floats(dims, Arrays.Values((int)dims.Size, -1, 1, seed));

    private static string Hash(IEnumerable<int> bits) =>
        Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<int>(bits.ToArray())))[..16];
}
