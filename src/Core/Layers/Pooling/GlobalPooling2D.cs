using Strata.Layers.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>What pooling over all places of an image has in common.</summary>
public abstract class GlobalPooling2D : Layer
{
    private protected GlobalPooling2D(DataFormat dataFormat, LayerOptions? options)
        : base(options)
    {
        this.dataFormat = dataFormat;
        inputSpec = [new InputSpec { ndim = 4 }];
    }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <summary>The axes of an image's rows and columns.</summary>
    private protected int[] Places =>
        [Channels.FirstSpatial(dataFormat), Channels.FirstSpatial(dataFormat) + 1];

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) =>
        [inputShape[0], inputShape[Channels.Axis(4, dataFormat)]];
}
