using Strata.Layers.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>
/// The mean over all places of an image.
/// <para>Input: [batch, h, w, c]. Output: [batch, c].</para>
/// </summary>
public sealed class GlobalAveragePooling2D : Layer
{
    /// <summary>The mean over all places of an image.</summary>
    /// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
    /// <param name="options">What every layer takes.</param>
    public GlobalAveragePooling2D(DataFormat dataFormat = default, LayerOptions? options = null)
        : base(options)
    {
        this.dataFormat = dataFormat;
        inputSpec = [new InputSpec { ndim = 4 }];
    }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) =>
        [inputShape[0], inputShape[Channels.Axis(4, dataFormat)]];

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int first = Channels.FirstSpatial(dataFormat);
        return input.mean([first, first + 1]);
    }
}
