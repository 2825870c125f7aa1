using Strata.Layers.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>What pooling over all places of an image or a volume has in common.</summary>
public abstract class GlobalPooling : Layer
{
    private protected GlobalPooling(int axes, DataFormat dataFormat, LayerOptions? options)
        : base(options)
    {
        this.dataFormat = dataFormat;
        Places = [.. Enumerable.Range(Channels.FirstSpatial(dataFormat), axes)];
        inputSpec = [new InputSpec { ndim = axes + 2 }];
    }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <summary>The axes behind the batch that are not the channels.</summary>
    private protected int[] Places { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) =>
        [inputShape[0], inputShape[Channels.Axis(inputShape.Count, dataFormat)]];
}
