using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's softmax and crossentropies must do.</summary>
public abstract class LossContract
{
    private const float Epsilon = 1e-7f;

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_softmax_and_its_gradient_are_the_float64_ones_for_any_shape(bool logarithm) =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 70]).Sample((rows, n) =>
        {
            float[] x = Arrays.Values(rows * n, -4, 4, 1), dy = Arrays.Values(rows * n, -1, 1, 2);
            Dims dims = [rows, n];
            BufferView y = On.Empty(dims), dx = On.Empty(dims);

            Backend.Softmax(logarithm, On.Floats(dims, x), y);
            Backend.SoftmaxGradient(logarithm, On.Floats(dims, dy), y, dx);

            Near.All(ByRow(rows, n, row => Softmax(x[(row * n)..((row + 1) * n)], logarithm)), Intact(y));
            float[] value = On.Read(y);
            Near.All(ByRow(rows, n, row => SoftmaxGradient(
                dy[(row * n)..((row + 1) * n)], value[(row * n)..((row + 1) * n)], logarithm)), Intact(dx));
        }, iter: 30, seed: "0000KernelsSm", threads: 1);

    [Fact]
    public void A_softmax_of_large_numbers_stays_finite()
    {
        var y = On.Empty([2, 3]);

        Backend.Softmax(false, On.Floats([2, 3], [1000, 1000, -1000, -5000, -5000, float.NegativeInfinity]), y);

        Assert.Equal([0.5f, 0.5f, 0, 0.5f, 0.5f, 0], On.Read(y));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_crossentropy_and_its_gradient_are_the_float64_ones_for_any_shape(bool sparse) =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 70]).Sample((rows, n) =>
        {
            float[] p = Arrays.Values(rows * n, 0.05, 0.9, 1), t = Arrays.Values(rows * n, 0, 1, 2);
            float[] classes = Arrays.Values(rows, 0, n, 3), dy = Arrays.Values(rows, -1, 1, 4);
            double[] Target(int row) => [.. Enumerable.Range(0, n).Select(
                i => sparse ? i == Math.Floor(classes[row]) ? 1.0 : 0 : t[(row * n) + i])];

            var (losses, dp) = Run(sparse, dy, sparse ? classes : t, p, n);

            var expected = new List<double>();
            var slopes = new List<double>();
            for (int row = 0; row < rows; row++)
            {
                double[] target = Target(row), outputs = [.. p.Skip(row * n).Take(n).Select(v => (double)v)];
                double sum = outputs.Sum(), all = target.Sum();
                bool isClipped = n == 1;
                double Share(double b) => isClipped ? 1 - 1.1920929e-7 : b / sum;
                expected.Add(-target.Zip(outputs, (a, b) => a * Math.Log(Share(b))).Sum());
                slopes.AddRange(target.Zip(outputs, (a, b) => isClipped ? 0 : dy[row] * ((all / sum) - (a / b))));
            }

            Near.All([.. expected], losses);
            Near.All([.. slopes], dp);
        }, iter: 30, seed: "0000KernelsCe", threads: 1);

    [Fact]
    public void What_is_clipped_has_no_slope_and_no_class_costs_nothing()
    {
        float[] p = [0, 1, 0, 0.25f, 0.25f, 0.5f, 0.5f, 0.25f, 0.25f];

        var (losses, dp) = Run(true, [1, 1, 1], [0, 3, 1.9f], p, 3);

        Assert.Equal(-Math.Log(1e-7), losses[0], 1e-4);
        Assert.Equal(0, losses[1]);
        Assert.Equal(-Math.Log(0.25), losses[2], 1e-6);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, -3, 1], dp, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_does_not_depend_on_the_others(bool sparse)
    {
        const int rows = 2100, n = 37;
        float[] p = Arrays.Values(rows * n, 0, 1, 1), t = Arrays.Values(rows * (sparse ? 1 : n), 0, 1, 2);
        float[] dy = Arrays.Values(rows, -1, 1, 3);
        var (losses, dp) = Run(sparse, dy, t, p, n);
        float[] soft = Softmax(p, rows, n);

        foreach (int row in new[] { 0, 1, 1000, 2099 })
        {
            float[] target = sparse ? [t[row]] : t[(row * n)..((row + 1) * n)], own = p[(row * n)..((row + 1) * n)];
            var (loss, slopes) = Run(sparse, [dy[row]], target, own, n);
            Assert.Equal(losses[row], loss[0]);
            Assert.Equal(dp[(row * n)..((row + 1) * n)], slopes);
            Assert.Equal(soft[(row * n)..((row + 1) * n)], Softmax(own, 1, n));
        }
    }

    private (float[] Losses, float[] Slopes) Run(bool sparse, float[] dy, float[] targets, float[] p, int n)
    {
        Dims dims = [dy.Length, n], each = [dy.Length];
        BufferView losses = On.Empty(each), dp = On.Empty(dims);
        BufferView t = On.Floats(sparse ? each : dims, targets), outputs = On.Floats(dims, p);
        Backend.Crossentropy(sparse, Epsilon, t, outputs, losses);
        Backend.CrossentropyGradient(sparse, Epsilon, On.Floats(each, dy), t, outputs, dp);
        return (Intact(losses), Intact(dp));
    }

    private float[] Softmax(float[] x, int rows, int n)
    {
        var y = On.Empty([rows, n]);
        Backend.Softmax(false, On.Floats([rows, n], x), y);
        return On.Read(y);
    }

    private float[] Intact(BufferView view)
    {
        Assert.True(On.IsIntactBehind(view), "written behind the result");
        return On.Read(view);
    }

    private static double[] ByRow(int rows, int n, Func<int, double[]> row) =>
        [.. Enumerable.Range(0, n == 0 ? 0 : rows).SelectMany(row)];

    private static double[] Softmax(float[] x, bool logarithm)
    {
        double sum = x.Sum(v => Math.Exp(v));
        return [.. x.Select(v => logarithm ? v - Math.Log(sum) : Math.Exp(v) / sum)];
    }

    private static double[] SoftmaxGradient(float[] dy, float[] y, bool logarithm)
    {
        double sum = dy.Zip(y, (d, v) => logarithm ? (double)d : (double)d * v).Sum();
        return [.. dy.Zip(y, (d, v) => logarithm ? d - (Math.Exp(v) * sum) : v * (d - sum))];
    }
}
