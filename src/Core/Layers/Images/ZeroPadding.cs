using Strata.Layers.Convolution;

namespace Strata.Layers.Images;

/// <summary>What layers that add a border of zeros have in common.</summary>
public abstract class ZeroPadding : Layer
{
    private readonly Border border;
    private readonly DataFormat format;

    private protected ZeroPadding(int axes, Border border, DataFormat format, LayerOptions? options)
        : base(options)
    {
        this.border = border.Of("padding", axes);
        this.format = format;
        inputSpec = [new InputSpec { ndim = axes + 2 }];
    }

    /// <summary>The border, a pair for each axis.</summary>
    private protected Border Sides => border;

    /// <summary>Where the channels stand.</summary>
    private protected DataFormat Format => format;

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < border.Count; i++)
        {
            int axis = Channels.FirstSpatial(format) + i;
            output = output.With(axis, inputShape[axis] + border[i].Sum());
        }

        return output;
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int[][] around = [.. Enumerable.Range(0, input.rank).Select(_ => (int[])[0, 0])];
        for (int i = 0; i < border.Count; i++) around[Channels.FirstSpatial(format) + i] = border[i].ToArray();
        return input.toFloat().pad(around);
    }
}
