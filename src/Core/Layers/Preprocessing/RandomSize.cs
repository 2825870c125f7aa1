using Strata.Ops;
using Strata.Plans;

namespace Strata.Layers.Preprocessing;

/// <summary>
/// What RandomWidth and RandomHeight have in common: one length of the images is drawn anew with each call, also at
/// inference, the same for all images of the call. Where both bounds of the factor are equal nothing is drawn, and the
/// layer can be part of a plan; otherwise the shape of its output is not known before, so that a model with it runs
/// eagerly, and not on a cluster.
/// </summary>
public abstract class RandomSize : ImageLayer
{
    private int calls;

    private protected RandomSize(SizeFactor factor, Interpolation? interpolation, int? seed, LayerOptions? options)
        : base(options) =>
        (this.factor, this.interpolation, this.seed) = (factor, interpolation ?? "bilinear", seed);

    /// <summary>How much is added, as a part of the length.</summary>
    public SizeFactor factor { get; }

    /// <summary>How values between two pixels are found.</summary>
    public Interpolation interpolation { get; }

    /// <summary>Makes the sequence of draws repeatable.</summary>
    public int? seed { get; }

    private protected abstract bool IsWidth { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        int axis = RowsAxis(inputShape.Count) + (IsWidth ? 1 : 0);
        return inputShape.With(
            axis, factor.IsFixed && inputShape[axis] is { } length ? Scaled(length, factor.Lower) : null);
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int height = input.Dims[-3], width = input.Dims[-2];
        double part = factor.IsFixed ? factor.Lower : Drawn();
        int[] size = IsWidth ? [height, Scaled(width, part)] : [Scaled(height, part), width];
        return Resized(input, size, interpolation, false);
    }

    private static int Scaled(int length, double part) => Math.Max(1, (int)Math.Floor((length * (1 + part)) + 0.5));

    private double Drawn()
    {
        if (Trace.Current is not null)
        {
            throw new NotTraceableException(
                $"the {(IsWidth ? "width" : "height")} of its output is drawn at each call.");
        }

        double u = RandomTensors.FreshUniform([1], seed, ref calls).item();
        return factor.Lower + (u * (factor.Upper - factor.Lower));
    }
}
