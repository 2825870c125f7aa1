using Strata.Layers.Convolution;

namespace Strata.Layers.Images;

/// <summary>What layers that add a border of zeros have in common.</summary>
public abstract class ZeroPadding : BorderLayer
{
    private protected ZeroPadding(int axes, Border border, DataFormat format, LayerOptions? options)
        : base(axes, border, "padding", format, options)
    {
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < Sides.Count; i++)
        {
            int axis = Channels.FirstSpatial(Format) + i;
            output = output.With(axis, inputShape[axis] + Sides[i].Sum());
        }

        return output;
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int[][] around = [.. Enumerable.Range(0, input.rank).Select(_ => (int[])[0, 0])];
        for (int i = 0; i < Sides.Count; i++) around[Channels.FirstSpatial(Format) + i] = Sides[i].ToArray();
        return input.toFloat().pad(around);
    }
}
