using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's reductions must do.</summary>
public abstract class ReductionContract
{
    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Theory]
    [InlineData(ReduceKind.Sum)]
    [InlineData(ReduceKind.Prod)]
    [InlineData(ReduceKind.Max)]
    [InlineData(ReduceKind.Min)]
    [InlineData(ReduceKind.ArgMax)]
    [InlineData(ReduceKind.ArgMin)]
    public void A_reduction_is_the_float64_one_for_any_shape(ReduceKind kind) =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 70], Gen.Int[0, 40]).Sample((outer, length, inner) =>
        {
            if (kind is ReduceKind.ArgMax or ReduceKind.ArgMin) length++;
            float[] x = Arrays.Values(outer * length * inner, -1.5, 1.5);

            float[] y = Floats(kind, x, outer, length, inner);

            var expected = new List<double>();
            for (int o = 0; o < outer; o++)
                for (int i = 0; i < inner; i++)
                    expected.Add(Reference(
                        kind, [.. Enumerable.Range(0, length).Select(j => x[(((o * length) + j) * inner) + i])]));
            double scale = kind == ReduceKind.Prod ? 1e-4 : 1e-5;
            for (int i = 0; i < y.Length; i++)
            {
                bool isNear = expected[i] == y[i]
                    || Math.Abs(expected[i] - y[i]) <= scale * Math.Max(1, Math.Abs(expected[i]));
                Assert.True(isNear, $"element {i}: expected {expected[i]}, received {y[i]}");
            }
        }, iter: 60, seed: "0000KernelsRd", threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(33)]
    public void A_sum_runs_over_16_lanes(int inner)
    {
        const int length = 75;
        float[] x = Arrays.Values(length * inner, -1, 1);

        float[] y = Floats(ReduceKind.Sum, x, 1, length, inner);

        for (int i = 0; i < inner; i++)
        {
            float[] lanes = new float[16];
            for (int j = 0; j < length; j++) lanes[j % 16] += x[(j * inner) + i];
            for (int apart = 8; apart > 0; apart /= 2)
                for (int lane = 0; lane < apart; lane++) lanes[lane] += lanes[lane + apart];
            Assert.Equal(lanes[0], y[i]);
        }
    }

    [Fact]
    public void A_NaN_is_the_largest_and_the_smallest_and_never_a_place()
    {
        float[] x = [1, float.NaN, 3, 2];

        Assert.Equal([float.NaN], Floats(ReduceKind.Max, x, 1, 4, 1));
        Assert.Equal([float.NaN], Floats(ReduceKind.Min, x, 1, 4, 1));
        Assert.Equal([2], Floats(ReduceKind.ArgMax, x, 1, 4, 1));
        Assert.Equal([0], Floats(ReduceKind.ArgMin, x, 1, 4, 1));
    }

    [Fact]
    public void The_first_of_equals_is_the_place() =>
        Assert.Equal([1], Floats(ReduceKind.ArgMax, [1, 5, 5, 2], 1, 4, 1));

    [Fact]
    public void Whole_numbers_and_truth_values_are_reduced()
    {
        int[] x = [3, -4, 5, 1, 2, 2];
        bool[] truths = [true, true, false, true, true, true];

        Assert.Equal([4, 5], Reduce(ReduceKind.Sum, On.Ints([2, 3, 1], x), [2, 1], DType.int32));
        Assert.Equal([-60, 4], Reduce(ReduceKind.Prod, On.Ints([2, 3, 1], x), [2, 1], DType.int32));
        Assert.Equal([5, 2], Reduce(ReduceKind.Max, On.Ints([2, 3, 1], x), [2, 1], DType.int32));
        Assert.Equal([2, 1], Reduce(ReduceKind.ArgMax, On.Ints([2, 3, 1], x), [2, 1], DType.int32));
        Assert.Equal([0, 1], Reduce(ReduceKind.All, On.Truths([2, 3, 1], truths), [2, 1], DType.@bool));
        Assert.Equal([1, 1], Reduce(ReduceKind.Any, On.Truths([2, 3, 1], truths), [2, 1], DType.@bool));
    }

    [Fact]
    public void A_sum_over_rows_is_the_float64_sum_and_the_same_bits_in_any_parts() =>
        Gen.Select(Gen.Int[1, 1300], Gen.Int[1, 3], Gen.Int[0, 150], Gen.Int[0, 31].Array[0, 5]).Sample(
            (rows, entries, n, cuts) =>
            {
                float[] x = Arrays.Values(rows * entries * n, -1, 1);

                float[] Run(int first, RowTree tree, int count) => RowSums(x, n, first * entries, tree, count);
                float[] whole = Trees.Whole(rows, entries, n, Run);
                float[] parts = Trees.InParts(rows, entries, n, cuts, Run);

                double[] expected = new double[n];
                for (int i = 0; i < x.Length; i++) expected[i % n] += x[i];
                Near.All(expected, whole);
                Assert.Equal(whole, parts);
            }, iter: 40, seed: "0000KernelsSr", threads: 1);

    [Fact]
    public void An_empty_sum_over_rows_is_0() =>
        Assert.Equal([0, 0, 0], RowSums([], 3, 0, new(0, 0, 16, 0, true, 0), 1));

    private float[] RowSums(float[] x, int n, int first, RowTree tree, int count)
    {
        var nodes = On.Empty([count, n]);
        Dims dims = [tree.Length, n];
        Backend.SumRows(On.Floats(dims, x[(first * n)..][..(tree.Length * n)]), tree, nodes);
        Assert.True(On.IsIntactBehind(nodes), "written behind the result");
        return On.Read(nodes);
    }

    private float[] Floats(ReduceKind kind, float[] x, int outer, int length, int inner) =>
        Reduce(kind, On.Floats([outer, length, inner], x), [outer, inner],
            kind is ReduceKind.ArgMax or ReduceKind.ArgMin ? DType.int32 : DType.float32);

    private float[] Reduce(ReduceKind kind, BufferView x, Dims dims, DType dtype)
    {
        var y = On.Empty(dims, dtype);
        Backend.Reduce(kind, x, y);
        Assert.True(On.IsIntactBehind(y), "written behind the result");
        return On.Read(y);
    }

    private static double Reference(ReduceKind kind, double[] x) => kind switch
    {
        ReduceKind.Sum => x.Sum(),
        ReduceKind.Prod => x.Aggregate(1.0, (a, b) => a * b),
        ReduceKind.Max => x.Length == 0 ? double.NegativeInfinity : x.Max(),
        ReduceKind.Min => x.Length == 0 ? double.PositiveInfinity : x.Min(),
        ReduceKind.ArgMax => Array.IndexOf(x, x.Max()),
        _ => Array.IndexOf(x, x.Min()),
    };
}
