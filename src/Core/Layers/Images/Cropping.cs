using Strata.Layers.Convolution;

namespace Strata.Layers.Images;

/// <summary>What layers that take a border away have in common.</summary>
public abstract class Cropping : BorderLayer
{
    private protected Cropping(int axes, Border border, DataFormat format, LayerOptions? options)
        : base(axes, border, "cropping", format, options)
    {
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < Sides.Count; i++)
        {
            int axis = Channels.FirstSpatial(Format) + i, gone = Sides[i].Sum();
            if (inputShape[axis] <= gone)
                throw new ShapeException(
                    $"Layer {name}: expected an input longer than the cropping {Sides}, received shape {inputShape}.");
            output = output.With(axis, inputShape[axis] - gone);
        }

        return output;
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        _ = computeOutputShape(Shape.Of(input.Dims));
        int[] begin = new int[input.rank], size = [.. Enumerable.Repeat(-1, input.rank)];
        for (int i = 0; i < Sides.Count; i++)
        {
            int axis = Channels.FirstSpatial(Format) + i;
            begin[axis] = Sides[i][0];
            size[axis] = input.Dims[axis] - Sides[i].Sum();
        }

        return input.toFloat().slice(begin, size);
    }
}
