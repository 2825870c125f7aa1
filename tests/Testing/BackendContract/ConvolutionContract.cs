using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's convolutions and pooling must do.</summary>
public abstract class ConvolutionContract
{
    private static readonly Gen<(int Rows, ConvGeometry Geometry)> Cases =
        from rows in Gen.Int[0, 4]
        from size in Gen.Int[1, 9].Array[2]
        from channels in Gen.OneOf(Gen.Int[1, 5], Gen.Const(16), Gen.Const(33)).Array[2]
        from filter in Gen.Int[1, 4].Array[2]
        from stride in Gen.Int[1, 3].Array[2]
        from dilation in Gen.Int[1, 2].Array[2]
        from same in Gen.Bool
        let height = Along(size[0], filter[0], stride[0], dilation[0], same)
        let width = Along(size[1], filter[1], stride[1], dilation[1], same)
        where height.Count > 0 && width.Count > 0
        select (rows, new ConvGeometry(
            size[0], size[1], channels[0], filter[0], filter[1], height.Count, width.Count, channels[1],
            stride[0], stride[1], dilation[0], dilation[1], height.Before, width.Before));

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void A_convolution_and_its_gradients_are_the_float64_ones() => Cases.Sample(
        (rows, g) =>
        {
            float[] x = Input(g, rows), filter = Filter(g), dy = Output(g, rows);
            double[] y = new double[dy.Length], dx = new double[x.Length], df = new double[filter.Length];
            ReferenceKernels.EachTerm(g, rows, (i, f, o) =>
            {
                y[o] += (double)x[i] * filter[f];
                dx[i] += (double)dy[o] * filter[f];
                df[f] += (double)x[i] * dy[o];
            });

            Near.All(y, Forward(g, rows, x, filter));
            Near.All(dx, InputGradient(g, rows, dy, filter));
            Near.All(df, FilterGradient(g, x, dy, 0, Execution.WholeTree(rows), 1));
        }, iter: 80, seed: "0000KernelsCv", threads: 1);

    [Fact]
    public void A_filter_gradient_has_the_same_bits_in_any_parts()
    {
        var g = new ConvGeometry(6, 5, 3, 3, 2, 6, 5, 20, 1, 1, 1, 1, 1, 0);
        foreach (int rows in new[] { 1, 16, 17, 50, 100 })
        {
            float[] x = Input(g, rows), dy = Output(g, rows);
            int length = g.FilterHeight * g.FilterWidth * g.InChannels * g.OutChannels;
            float[] Run(int first, RowTree tree, int count) => FilterGradient(g, x, dy, first, tree, count);

            float[] whole = Trees.Whole(rows, 1, length, Run);

            Assert.Equal(whole, Trees.InParts(rows, 1, length, [1], Run));
            Assert.Equal(whole, Trees.InParts(rows, 1, length, [2, 3, 5], Run));
        }
    }

    [Fact]
    public void An_image_is_convolved_alike_alone_and_among_others()
    {
        var g = new ConvGeometry(7, 7, 3, 3, 3, 4, 4, 40, 2, 2, 1, 1, 1, 1);
        float[] x = Input(g, 5), filter = Filter(g), dy = Output(g, 5);
        float[] y = Forward(g, 5, x, filter), dx = InputGradient(g, 5, dy, filter);
        int image = x.Length / 5, result = y.Length / 5;
        for (int row = 0; row < 5; row++)
        {
            Assert.Equal(y[(row * result)..][..result], Forward(g, 1, x[(row * image)..][..image], filter));
            Assert.Equal(dx[(row * image)..][..image], InputGradient(g, 1, dy[(row * result)..][..result], filter));
        }
    }

    [Theory]
    [InlineData(PoolKind.Max)]
    [InlineData(PoolKind.Average)]
    public void Pooling_and_its_gradient_are_the_float64_ones(PoolKind kind) => Cases.Sample(
        (rows, geometry) =>
        {
            var g = geometry with { OutChannels = geometry.InChannels };
            float[] x = Input(g, rows), dy = Output(g, rows);
            var (y, dx) = Pooled(kind, g, rows, x, dy);

            var found = On.Empty([rows, g.OutHeight, g.OutWidth, g.OutChannels]);
            var input = On.Floats([rows, g.InHeight, g.InWidth, g.InChannels], x);
            Backend.Pool2D(kind, g, input, found);
            var gradient = On.Empty(input.Dims);
            Backend.Pool2DGradient(kind, g, On.Floats(found.Dims, dy), input, gradient);

            Near.All(y, On.Read(found), 1e-6);
            Near.All(dx, On.Read(gradient), 1e-6);
            Assert.True(On.IsIntactBehind(found) && On.IsIntactBehind(gradient), "written behind the result");
        }, iter: 60, seed: "0000KernelsPo", threads: 1);

    private float[] Forward(ConvGeometry g, int rows, float[] x, float[] filter)
    {
        var y = On.Empty([rows, g.OutHeight, g.OutWidth, g.OutChannels]);
        Backend.Conv2D(g, On.Floats([rows, g.InHeight, g.InWidth, g.InChannels], x), Of(g, filter), y);
        Assert.True(On.IsIntactBehind(y), "written behind the result");
        return On.Read(y);
    }

    private float[] InputGradient(ConvGeometry g, int rows, float[] dy, float[] filter)
    {
        var dx = On.Empty([rows, g.InHeight, g.InWidth, g.InChannels]);
        Backend.Conv2DInputGradient(
            g, On.Floats([rows, g.OutHeight, g.OutWidth, g.OutChannels], dy), Of(g, filter), dx);
        Assert.True(On.IsIntactBehind(dx), "written behind the result");
        return On.Read(dx);
    }

    private float[] FilterGradient(ConvGeometry g, float[] x, float[] dy, int first, RowTree tree, int count)
    {
        int image = g.InHeight * g.InWidth * g.InChannels, result = g.OutHeight * g.OutWidth * g.OutChannels;
        var nodes = On.Empty([count, g.FilterHeight, g.FilterWidth, g.InChannels, g.OutChannels]);
        Dims input = [tree.Length, g.InHeight, g.InWidth, g.InChannels];
        Dims output = [tree.Length, g.OutHeight, g.OutWidth, g.OutChannels];
        Backend.Conv2DFilterGradient(
            g, On.Floats(input, x[(first * image)..][..(tree.Length * image)]),
            On.Floats(output, dy[(first * result)..][..(tree.Length * result)]), tree, nodes);
        Assert.True(On.IsIntactBehind(nodes), "written behind the result");
        return On.Read(nodes);
    }

    private BufferView Of(ConvGeometry g, float[] filter) =>
        On.Floats([g.FilterHeight, g.FilterWidth, g.InChannels, g.OutChannels], filter);

    private static (double[] Y, double[] Dx) Pooled(PoolKind kind, ConvGeometry g, int rows, float[] x, float[] dy)
    {
        double[] y = new double[dy.Length], dx = new double[x.Length];
        int[] count = new int[dy.Length], largest = new int[dy.Length];
        Array.Fill(largest, -1);
        void Each(Action<int, int> term) => ReferenceKernels.EachTap(g, rows, (_, input, _, output) =>
        {
            for (int c = 0; c < g.InChannels; c++) term((input * g.InChannels) + c, (output * g.InChannels) + c);
        });
        Each((i, o) =>
        {
            count[o]++;
            if (largest[o] < 0 || x[i] > x[largest[o]]) largest[o] = i;
        });
        Each((i, o) =>
        {
            if (kind == PoolKind.Average)
            {
                y[o] += (double)x[i] / count[o];
                dx[i] += (double)dy[o] / count[o];
            }
            else if (largest[o] == i)
            {
                y[o] = x[i];
                dx[i] += dy[o];
            }
        });
        for (int o = 0; o < y.Length; o++)
            if (count[o] == 0) y[o] = kind == PoolKind.Max ? double.NegativeInfinity : double.NaN;
        return (y, dx);
    }

    private static (int Count, int Before) Along(int length, int window, int stride, int dilation, bool same)
    {
        int span = ((window - 1) * dilation) + 1;
        if (!same) return (length < span ? 0 : ((length - span) / stride) + 1, 0);
        int count = (length + stride - 1) / stride;
        return (count, Math.Max(0, ((count - 1) * stride) + span - length) / 2);
    }

    private static float[] Input(ConvGeometry g, int rows) =>
        Arrays.Values(rows * g.InHeight * g.InWidth * g.InChannels, -1, 1, 1);

    private static float[] Output(ConvGeometry g, int rows) =>
        Arrays.Values(rows * g.OutHeight * g.OutWidth * g.OutChannels, -1, 1, 2);

    private static float[] Filter(ConvGeometry g) =>
        Arrays.Values(g.FilterHeight * g.FilterWidth * g.InChannels * g.OutChannels, -1, 1, 3);
}
