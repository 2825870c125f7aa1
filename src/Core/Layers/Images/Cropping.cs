using Strata.Layers.Convolution;

namespace Strata.Layers.Images;

/// <summary>What layers that take a border away have in common.</summary>
public abstract class Cropping : Layer
{
    private readonly Border border;
    private readonly DataFormat format;

    private protected Cropping(int axes, Border border, DataFormat format, LayerOptions? options)
        : base(options)
    {
        this.border = border.Of("cropping", axes);
        this.format = format;
        inputSpec = [new InputSpec { ndim = axes + 2 }];
    }

    /// <summary>What goes, a pair for each axis.</summary>
    private protected Border Sides => border;

    /// <summary>Where the channels stand.</summary>
    private protected DataFormat Format => format;

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < border.Count; i++)
        {
            int axis = Channels.FirstSpatial(format) + i, gone = border[i].Sum();
            if (inputShape[axis] <= gone)
                throw new ShapeException(
                    $"Layer {name}: expected an input longer than the cropping {border}, received shape {inputShape}.");
            output = output.With(axis, inputShape[axis] - gone);
        }

        return output;
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        _ = computeOutputShape(Shape.Of(input.Dims));
        int[] begin = new int[input.rank], size = [.. Enumerable.Repeat(-1, input.rank)];
        for (int i = 0; i < border.Count; i++)
        {
            int axis = Channels.FirstSpatial(format) + i;
            begin[axis] = border[i][0];
            size[axis] = input.Dims[axis] - border[i].Sum();
        }

        return input.toFloat().slice(begin, size);
    }
}
