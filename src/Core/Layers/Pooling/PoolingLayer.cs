using Strata.Layers.Convolution;
using Strata.Ops.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>What pooling in one to three dimensions has in common.</summary>
public abstract class PoolingLayer : Layer
{
    private protected PoolingLayer(
        int spatialRank, IntTuple? poolSize, IntTuple? strides, Padding padding, DataFormat dataFormat,
        LayerOptions? options)
        : base(options)
    {
        this.poolSize = IntTuple.PerAxis(nameof(poolSize), poolSize, spatialRank, 2);
        this.strides = IntTuple.PerAxis(nameof(strides), strides, spatialRank, this.poolSize);
        this.padding = padding;
        if (padding.Value == "causal")
            throw new ArgumentException("padding: expected \"valid\" or \"same\", received \"causal\".");
        Format = dataFormat;
        inputSpec = [new InputSpec { ndim = spatialRank + 2 }];
    }

    /// <summary>The lengths of the window.</summary>
    public IntTuple poolSize { get; }

    /// <summary>The distance from one window to the next, along each axis.</summary>
    public IntTuple strides { get; }

    /// <summary>What happens at the border.</summary>
    public Padding padding { get; }

    /// <summary>Where the channels stand.</summary>
    private protected DataFormat Format { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => Channels.Slide(
        inputShape, Format, poolSize, strides, padding, [.. Enumerable.Repeat(1, poolSize.Count)], name);

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var windows = new Windows(name, poolSize.Count, strides, padding.Value);
        return Channels.FromLast(Pool(windows, Channels.ToLast(input.toFloat(), Format)), Format);
    }

    /// <summary>The pooling of an image with the channels last.</summary>
    private protected abstract Tensor Pool(Windows windows, Tensor x);
}
