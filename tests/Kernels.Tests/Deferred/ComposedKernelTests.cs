using Strata.Backends;
using Strata.Tensors;
using Strata.Testing;
using Strata.Testing.BackendContract;
using Xunit;

namespace Strata.Kernels.Tests.Deferred;

public sealed class ComposedKernelTests
{
    private static readonly ConvGeometry[] Geometries =
    [
        new(8, 7, 3, 3, 2, 6, 6, 20, 1, 1, 1, 1, 0, 0),
        new(7, 7, 2, 3, 3, 4, 4, 33, 2, 2, 1, 1, 1, 1),
        new(9, 8, 1, 2, 3, 7, 4, 5, 1, 1, 2, 2, 0, 0),
        new(6, 6, 4, 2, 2, 2, 2, 4, 3, 3, 1, 1, 0, 0),
        new(5, 4, 2, 2, 2, 5, 4, 3, 1, 1, 1, 1, 0, 0, 4, 3, 2, 2, 1, 1),
        new(8, 7, 18, 3, 3, 4, 4, 18, 2, 2, 1, 1, 1, 1, Groups: 18),
        new(6, 6, 5, 3, 2, 6, 6, 15, 1, 1, 1, 1, 1, 0, Groups: 5),
    ];

    [Fact]
    public void The_processors_convolutions_are_the_bits_of_the_composed_ones()
    {
        foreach (var g in Geometries)
        {
            float[] x = Arrays.Values(20 * g.InSize, -1, 1, 1);
            float[] f = Arrays.Values(g.FilterSize, -1, 1, 2);
            float[] dy = Arrays.Values(20 * g.OutSize, -1, 1, 3);

            Assert.Equal(Run(new DeferredBackend(), g, x, f, dy), Run(TestBackend.Cpu, g, x, f, dy));
        }
    }

    [Fact]
    public void The_processors_max_pooling_is_the_composed_one()
    {
        foreach (var geometry in Geometries)
        {
            var g = geometry with { OutChannels = geometry.InChannels, Groups = 1 };
            float[] x = Arrays.Values(3 * g.InSize, -1, 1, 1);

            Assert.Equal(Pool(new DeferredBackend(), g, x), Pool(TestBackend.Cpu, g, x));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(45)]
    public void The_processors_losses_are_the_bits_of_the_composed_ones(int n) =>
        Assert.Equal(Losses(new DeferredBackend(), n), Losses(TestBackend.Cpu, n));

    private static float[] Losses(Backend backend, int n)
    {
        var on = new Device(backend);
        const int rows = 20;
        Dims dims = [rows, n], each = [rows];
        BufferView x = on.Floats(dims, Arrays.Values(rows * n, -20, 20, 1)), dy = on.Floats(
            dims, Arrays.Values(rows * n, -1, 1, 2)), flow = dy.As(each);
        BufferView classes = on.Floats(each, Arrays.Values(rows, -1, n + 1, 3)), p = on.Empty(dims);
        var found = new List<float>();
        foreach (bool kind in new[] { true, false })
        {
            var dx = on.Empty(dims);
            backend.Softmax(kind, x, p);
            backend.SoftmaxGradient(kind, dy, p, dx);
            found.AddRange([.. on.Read(p), .. on.Read(dx)]);
        }

        foreach (bool sparse in new[] { true, false })
        {
            BufferView losses = on.Empty(each), dp = on.Empty(dims), targets = sparse ? classes : dy;
            backend.Crossentropy(sparse, 1e-7f, targets, p, losses);
            backend.CrossentropyGradient(sparse, 1e-7f, flow, targets, p, dp);
            found.AddRange([.. on.Read(losses), .. on.Read(dp)]);
        }

        return [.. found];
    }

    private static float[] Run(Backend backend, ConvGeometry g, float[] x, float[] f, float[] dy)
    {
        var on = new Device(backend);
        const int rows = 20;
        Dims input = [rows, g.InPlaces, g.InChannels], output = [rows, g.OutPlaces, g.OutChannels];
        Dims filter = [g.Taps, g.InChannels / g.Groups, g.OutChannels];
        BufferView y = on.Empty(output), dx = on.Empty(input), df = on.Empty(filter);
        backend.Conv(g, on.Floats(input, x), on.Floats(filter, f), y);
        backend.ConvInputGradient(g, on.Floats(output, dy), on.Floats(filter, f), dx);
        backend.ConvFilterGradient(g, on.Floats(input, x), on.Floats(output, dy), Execution.WholeTree(rows), df);
        return [.. on.Read(y), .. on.Read(dx), .. on.Read(df)];
    }

    private static float[] Pool(Backend backend, ConvGeometry g, float[] x)
    {
        var on = new Device(backend);
        var y = on.Empty([3, g.OutPlaces, g.OutChannels]);
        backend.Pool(PoolKind.Max, g, on.Floats([3, g.InPlaces, g.InChannels], x), y);
        return on.Read(y);
    }
}
