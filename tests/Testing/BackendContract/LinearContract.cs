using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's products must do.</summary>
public abstract class LinearContract
{
    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void A_product_is_the_float64_product_for_any_shape() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 40], Gen.Int[0, 140], Gen.Bool, Gen.Bool).Sample(
            (batch, m, k, n, transpose, shared) =>
            {
                int right = shared ? 1 : batch;
                float[] a = Arrays.Values(batch * m * k, -1, 1, 1), b = Arrays.Values(right * k * n, -1, 1, 2);

                float[] y = Product(a, b, batch, right, m, k, n, transpose);

                for (int i = 0; i < batch; i++)
                {
                    float[] own = b[(shared ? 0 : i * k * n)..][..(k * n)];
                    if (transpose) own = ReferenceKernels.Transpose(own, n, k);
                    Near.All(ReferenceKernels.MatMul(a[(i * m * k)..][..(m * k)], own, m, k, n),
                        y[(i * m * n)..][..(m * n)]);
                }
            }, iter: 150, seed: "0000KernelsMm", threads: 1);

    [Theory]
    [InlineData(5, 600, 100)]
    [InlineData(13, 300, 10)]
    [InlineData(7, 513, 65)]
    public void A_long_product_is_the_float64_product(int m, int k, int n)
    {
        float[] a = Arrays.Values(m * k, -1, 1, 1), b = Arrays.Values(k * n, -1, 1, 2);

        Near.All(ReferenceKernels.MatMul(a, b, m, k, n), Product(a, b, 1, 1, m, k, n, false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(100)]
    public void A_row_of_a_product_does_not_depend_on_the_other_rows(int n)
    {
        const int m = 37, k = 300;
        float[] a = Arrays.Values(m * k, -1, 1, 1), b = Arrays.Values(k * n, -1, 1, 2);
        float[] all = Product(a, b, 1, 1, m, k, n, false);
        for (int first = 0; first < m; first += 5)
        {
            foreach (int count in new[] { 1, 2, 7 })
            {
                int rows = Math.Min(count, m - first);
                float[] part = Product(a[(first * k)..][..(rows * k)], b, 1, 1, rows, k, n, false);
                Assert.Equal(all[(first * n)..][..(rows * n)], part);
            }
        }
    }

    [Theory]
    [InlineData(290, 1101, 230, false)]
    [InlineData(290, 1101, 230, true)]
    [InlineData(60, 600, 192, false)]
    [InlineData(60, 600, 640, false)]
    public void A_large_product_has_the_bits_of_its_rows_alone(int m, int k, int n, bool transpose)
    {
        float[] a = Arrays.Values(m * k, -1, 1, 1), b = Arrays.Values(k * n, -1, 1, 2);

        float[] all = Product(a, b, 1, 1, m, k, n, transpose);

        foreach (int row in new[] { 0, 5, m / 2, m - 6, m - 1 })
            Assert.Equal(all[(row * n)..][..n], Product(a[(row * k)..][..k], b, 1, 1, 1, k, n, transpose));
        float[] right = transpose ? ReferenceKernels.Transpose(b, n, k) : b;
        Near.All(ReferenceKernels.MatMul(a, right, m, k, n), all);
    }

    [Fact]
    public void A_product_adds_in_order_by_fused_steps()
    {
        const int k = 50;
        foreach (int n in new[] { 1, 5, 16, 70 })
        {
            float[] a = Arrays.Values(k, -1, 1, 1), b = Arrays.Values(k * n, -1, 1, 2);
            float[] y = Product(a, b, 1, 1, 1, k, n, false);
            for (int j = 0; j < n; j++)
            {
                float sum = 0;
                for (int l = 0; l < k; l++) sum = MathF.FusedMultiplyAdd(a[l], b[(l * n) + j], sum);
                Assert.Equal(sum, y[j]);
            }
        }
    }

    [Fact]
    public void A_product_over_rows_is_the_float64_product_and_the_same_bits_in_any_parts() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[1, 3], Gen.Int[0, 15], Gen.Int[0, 80], Gen.Int[0, 31].Array[0, 5]).Sample(
            (rows, entries, m, n, cuts) =>
            {
                if (rows == 0) entries = 1;
                float[] a = Arrays.Values(rows * entries * m, -1, 1, 1),
                b = Arrays.Values(rows * entries * n, -1, 1, 2);
                if (rows == 0)
                {
                    Assert.All(RowProduct(a, b, m, n, 0, new(0, 0, 16, 0, true, 0), 1), v => Assert.Equal(0, v));
                    return;
                }

                float[] Run(int first, RowTree tree, int count) => RowProduct(a, b, m, n, first * entries, tree, count);
                float[] whole = Trees.Whole(rows, entries, m * n, Run);
                float[] parts = Trees.InParts(rows, entries, m * n, cuts, Run);

                float[] transposed = ReferenceKernels.Transpose(a, rows * entries, m);
                Near.All(ReferenceKernels.MatMul(transposed, b, m, rows * entries, n), whole);
                Assert.Equal(whole, parts);
            }, iter: 25, seed: "0000KernelsMr", threads: 1);

    [Theory]
    [InlineData(40, 60, 200, 130)]
    [InlineData(70, 1, 431, 65)]
    [InlineData(70, 1, 531, 65)]
    [InlineData(3, 400, 31, 300)]
    [InlineData(5, 200, 21, 600)]
    public void A_large_product_over_rows_is_the_float64_product_and_the_same_bits_in_any_parts(
        int rows, int entries, int m, int n)
    {
        float[] a = Arrays.Values(rows * entries * m, -1, 1, 1), b = Arrays.Values(rows * entries * n, -1, 1, 2);
        float[] Run(int first, RowTree tree, int count) => RowProduct(a, b, m, n, first * entries, tree, count);

        float[] whole = Trees.Whole(rows, entries, m * n, Run);

        float[] transposed = ReferenceKernels.Transpose(a, rows * entries, m);
        Near.All(ReferenceKernels.MatMul(transposed, b, m, rows * entries, n), whole);
        Assert.Equal(whole, Trees.InParts(rows, entries, m * n, [1, 2, 4], Run));
    }

    private float[] Product(float[] a, float[] b, int batch, int right, int m, int k, int n, bool transpose)
    {
        var y = On.Empty([batch, m, n]);
        Backend.MatMul(
            On.Floats([batch, m, k], a), On.Floats(transpose ? [right, n, k] : [right, k, n], b), transpose, y);
        Assert.True(On.IsIntactBehind(y), "written behind the result");
        return On.Read(y);
    }

    private float[] RowProduct(float[] a, float[] b, int m, int n, int first, RowTree tree, int count)
    {
        var nodes = On.Empty([count, m, n]);
        Dims left = [tree.Length, m], right = [tree.Length, n];
        Backend.MatMulRows(
            On.Floats(left, a[(first * m)..][..(tree.Length * m)]),
            On.Floats(right, b[(first * n)..][..(tree.Length * n)]), tree, nodes);
        Assert.True(On.IsIntactBehind(nodes), "written behind the result");
        return On.Read(nodes);
    }
}
