using Strata.Layers.Convolution;

namespace Strata.Layers.Images;

/// <summary>
/// An image without its border.
/// <para>Input: [batch, h, w, c]. Output: [batch, h − top − bottom, w − left − right, c].</para>
/// </summary>
public sealed class Cropping2D : Layer
{
    /// <summary>An image without its border.</summary>
    /// <param name="cropping">What goes: one number, [rows, columns] or [[top, bottom], [left, right]].</param>
    /// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
    /// <param name="options">What every layer takes.</param>
    public Cropping2D(Border cropping, DataFormat dataFormat = default, LayerOptions? options = null)
        : base(options)
    {
        (this.cropping, this.dataFormat) = (cropping, dataFormat);
        inputSpec = [new InputSpec { ndim = 4 }];
    }

    /// <summary>What goes.</summary>
    public Border cropping { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < 2; i++)
        {
            int axis = Channels.FirstSpatial(dataFormat) + i, gone = cropping[i].Sum();
            if (inputShape[axis] <= gone)
                throw new ShapeException(
                    $"Layer {name}: expected an input longer than the cropping {cropping}, received shape " +
                    $"{inputShape}.");
            output = output.With(axis, inputShape[axis] - gone);
        }

        return output;
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int axis = Channels.FirstSpatial(dataFormat);
        int[] begin = new int[4], size = [-1, -1, -1, -1];
        for (int i = 0; i < 2; i++)
        {
            begin[axis + i] = cropping[i][0];
            size[axis + i] = input.Dims[axis + i] - cropping[i].Sum();
        }

        return input.toFloat().slice(begin, size);
    }
}
