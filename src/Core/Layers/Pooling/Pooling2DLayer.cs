using Strata.Layers.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>What pooling in two dimensions has in common.</summary>
public abstract class Pooling2DLayer : Layer
{
    private protected Pooling2DLayer(
        IntTuple? poolSize, IntTuple? strides, Padding padding, DataFormat dataFormat, LayerOptions? options)
        : base(options)
    {
        this.poolSize = IntTuple.PerAxis(nameof(poolSize), poolSize, 2, 2);
        this.strides = IntTuple.PerAxis(nameof(strides), strides, 2, this.poolSize);
        this.padding = padding;
        if (padding.Value == "causal")
            throw new ArgumentException("padding: expected \"valid\" or \"same\", received \"causal\".");
        this.dataFormat = dataFormat;
        inputSpec = [new InputSpec { ndim = 4 }];
    }

    /// <summary>The lengths of the window.</summary>
    public IntTuple poolSize { get; }

    /// <summary>The distance from one window to the next, along each axis.</summary>
    public IntTuple strides { get; }

    /// <summary>What happens at the border.</summary>
    public Padding padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) =>
        Channels.Slide(inputShape, dataFormat, poolSize, strides, padding, [1, 1], name);

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) =>
        Channels.FromLast(Pool(Channels.ToLast(input.toFloat(), dataFormat)), dataFormat);

    /// <summary>The pooling of an image with the channels last.</summary>
    private protected abstract Tensor Pool(Tensor x);
}
