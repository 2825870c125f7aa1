using Strata.Layers.Convolution;

namespace Strata.Layers.Images;

/// <summary>
/// An image with a border of zeros.
/// <para>Input: [batch, h, w, c]. Output: [batch, h + top + bottom, w + left + right, c].</para>
/// </summary>
public sealed class ZeroPadding2D : Layer
{
    /// <summary>An image with a border of zeros.</summary>
    /// <param name="padding">One number, [rows, columns] or [[top, bottom], [left, right]]; 1 by default.</param>
    /// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
    /// <param name="options">What every layer takes.</param>
    public ZeroPadding2D(Border? padding = null, DataFormat dataFormat = default, LayerOptions? options = null)
        : base(options)
    {
        (this.padding, this.dataFormat) = (padding ?? 1, dataFormat);
        inputSpec = [new InputSpec { ndim = 4 }];
    }

    /// <summary>The border.</summary>
    public Border padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        int axis = Channels.FirstSpatial(dataFormat);
        return inputShape.With(axis, inputShape[axis] + padding[0].Sum())
            .With(axis + 1, inputShape[axis + 1] + padding[1].Sum());
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int[][] around = [[0, 0], [0, 0], [0, 0], [0, 0]];
        int axis = Channels.FirstSpatial(dataFormat);
        for (int i = 0; i < 2; i++) around[axis + i] = padding[i].ToArray();
        return input.toFloat().pad(around);
    }
}
