using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's convolutions and pooling must do.</summary>
public abstract class ConvolutionContract
{
    private static readonly Gen<WindowAxis> Axis =
        from size in Gen.Int[1, 9]
        from filter in Gen.Int[1, 4]
        from stride in Gen.Int[1, 3]
        from dilation in Gen.Int[1, 2]
        from same in Gen.Bool
        let windows = Along(size, filter, stride, dilation, same)
        where windows.Count > 0
        select new WindowAxis(size, filter, windows.Count, stride, dilation, windows.Before);

    private static readonly Gen<(int Rows, ConvGeometry Geometry)> Cases =
        from rows in Gen.Int[0, 4]
        from channels in Gen.OneOf(Gen.Int[1, 5], Gen.Const(16), Gen.Const(33)).Array[2]
        from axes in Axis.Array[1, 2]
        select (rows, ConvGeometry.Of(axes, channels[0], channels[1], 1));

    private static readonly Gen<(int Rows, ConvGeometry Geometry)> Volumes =
        from rows in Gen.Int[1, 2]
        from channels in Gen.Int[1, 4].Array[2]
        from axes in Axis.Array[3]
        select (rows, ConvGeometry.Of(axes, channels[0], channels[1], 1));

    private static readonly Gen<(int Rows, ConvGeometry Geometry)> Groups =
        from rows in Gen.Int[0, 3]
        from groups in Gen.OneOf(Gen.Int[2, 5], Gen.Const(16), Gen.Const(35))
        from depthwise in Gen.Bool
        from each in Gen.Int[1, 2]
        from to in Gen.Int[1, 3]
        from axes in Axis.Array[1, 2]
        select (rows, ConvGeometry.Of(axes, groups * (depthwise ? 1 : each), groups * to, groups));

    // Windows of 3 × 3 over whole registers of channels, for which a backend may take fewer products.
    private static readonly Gen<(int Rows, ConvGeometry Geometry)> Square =
        from rows in Gen.Int[1, 2]
        from channels in Gen.Int[1, 3].Select(n => 16 * n).Array[2]
        from size in Gen.Int[8, 17].Array[2]
        from before in Gen.Int[0, 2].Array[2]
        from behind in Gen.Int[0, 2].Array[2]
        let outs = size.Select((n, i) => n + before[i] + behind[i] - 2).ToArray()
        select (rows, ConvGeometry.Of(
            [new(size[0], 3, outs[0], 1, 1, before[0]), new(size[1], 3, outs[1], 1, 1, before[1])],
            channels[0], channels[1], 1));

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void A_convolution_and_its_gradients_are_the_float64_ones() => Holds(Cases, 80, "0000KernelsCv");

    [Fact]
    public void So_they_are_in_three_dimensions() => Holds(Volumes, 30, "0000KernelsC3");

    [Fact]
    public void So_they_are_in_groups_of_channels() => Holds(Groups, 60, "0000KernelsCg");

    [Fact]
    public void So_they_are_with_windows_of_three_by_three() => Holds(Square, 12, "0000KernelsC9");

    private void Holds(Gen<(int Rows, ConvGeometry Geometry)> cases, int count, string seed) => cases.Sample(
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
        }, iter: count, seed: seed, threads: 1);

    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, Some.Length)];

    private static readonly ConvGeometry[] Some =
    [
        new(6, 5, 3, 3, 2, 6, 5, 20, 1, 1, 1, 1, 1, 0),
        new(7, 7, 3, 3, 3, 4, 4, 40, 2, 2, 1, 1, 1, 1),
        new(5, 4, 6, 3, 3, 5, 4, 12, 1, 1, 1, 1, 1, 1, Groups: 6),
        new(8, 9, 16, 3, 3, 8, 9, 32, 1, 1, 1, 1, 1, 1),
        new(4, 4, 2, 2, 2, 3, 3, 3, 1, 1, 1, 1, 0, 0, 3, 2, 2),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_filter_gradient_has_the_same_bits_in_any_parts(int shape)
    {
        var g = Some[shape];
        foreach (int rows in new[] { 1, 16, 17, 50, 100 })
        {
            float[] x = Input(g, rows), dy = Output(g, rows);
            float[] Run(int first, RowTree tree, int count) => FilterGradient(g, x, dy, first, tree, count);

            float[] whole = Trees.Whole(rows, 1, g.FilterSize, Run);

            Assert.Equal(whole, Trees.InParts(rows, 1, g.FilterSize, [1], Run));
            Assert.Equal(whole, Trees.InParts(rows, 1, g.FilterSize, [2, 3, 5], Run));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_image_is_convolved_alike_alone_and_among_others(int shape)
    {
        var g = Some[shape];
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
    public void Pooling_and_its_gradient_are_the_float64_ones(PoolKind kind) => Gen.OneOf(Cases, Volumes).Sample(
        (rows, geometry) =>
        {
            var g = geometry with { OutChannels = geometry.InChannels };
            float[] x = Input(g, rows), dy = Output(g, rows);
            var (y, dx) = Pooled(kind, g, rows, x, dy);

            var found = On.Empty(Outputs(g, rows));
            var input = On.Floats(Inputs(g, rows), x);
            Backend.Pool(kind, g, input, found);
            var gradient = On.Empty(input.Dims);
            Backend.PoolGradient(kind, g, On.Floats(found.Dims, dy), input, gradient);

            Near.All(y, On.Read(found), 1e-6);
            Near.All(dx, On.Read(gradient), 1e-6);
            Assert.True(On.IsIntactBehind(found) && On.IsIntactBehind(gradient), "written behind the result");
        }, iter: 60, seed: "0000KernelsPo", threads: 1);

    private float[] Forward(ConvGeometry g, int rows, float[] x, float[] filter)
    {
        var y = On.Empty(Outputs(g, rows));
        Backend.Conv(g, On.Floats(Inputs(g, rows), x), Of(g, filter), y);
        Assert.True(On.IsIntactBehind(y), "written behind the result");
        return On.Read(y);
    }

    private float[] InputGradient(ConvGeometry g, int rows, float[] dy, float[] filter)
    {
        var dx = On.Empty(Inputs(g, rows));
        Backend.ConvInputGradient(
            g, On.Floats(Outputs(g, rows), dy), Of(g, filter), dx);
        Assert.True(On.IsIntactBehind(dx), "written behind the result");
        return On.Read(dx);
    }

    private float[] FilterGradient(ConvGeometry g, float[] x, float[] dy, int first, RowTree tree, int count)
    {
        int image = g.InSize, result = g.OutSize;
        var nodes = On.Empty([count, g.FilterSize]);
        Dims input = Inputs(g, tree.Length), output = Outputs(g, tree.Length);
        Backend.ConvFilterGradient(
            g, On.Floats(input, x[(first * image)..][..(tree.Length * image)]),
            On.Floats(output, dy[(first * result)..][..(tree.Length * result)]), tree, nodes);
        Assert.True(On.IsIntactBehind(nodes), "written behind the result");
        return On.Read(nodes);
    }

    private BufferView Of(ConvGeometry g, float[] filter) =>
        On.Floats(
        [g.FilterDepth, g.FilterHeight, g.FilterWidth, g.InChannels / g.Groups, g.OutChannels], filter);

    private static Dims Inputs(ConvGeometry g, int rows) =>
        [rows, g.InDepth, g.InHeight, g.InWidth, g.InChannels];

    private static Dims Outputs(ConvGeometry g, int rows) =>
        [rows, g.OutDepth, g.OutHeight, g.OutWidth, g.OutChannels];

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
        Arrays.Values(rows * g.InSize, -1, 1, 1);

    private static float[] Output(ConvGeometry g, int rows) =>
        Arrays.Values(rows * g.OutSize, -1, 1, 2);

    private static float[] Filter(ConvGeometry g) =>
        Arrays.Values(g.FilterSize, -1, 1, 3);
}
