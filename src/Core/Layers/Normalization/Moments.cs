namespace Strata.Layers.Normalization;

/// <summary>Mean and biased variance along axes, which are kept with length 1.</summary>
internal static class Moments
{
    internal static (Tensor Mean, Tensor Variance) Of(Tensor x, int[] axes)
    {
        var mean = x.mean(axes, true);
        return (mean, x.sub(mean).square().mean(axes, true));
    }

    /// <summary>Of the positions where the mask, of the first axes of x, is true.</summary>
    internal static (Tensor Mean, Tensor Variance) OfMasked(Tensor x, int[] axes, Tensor mask)
    {
        var weight = mask.toFloat();
        while (weight.rank < x.rank) weight = weight.expandDims(-1);
        weight = weight.mul(x.onesLike());
        var count = weight.sum(axes, true);
        var mean = x.mul(weight).sum(axes, true).divNoNan(count);
        return (mean, x.sub(mean).square().mul(weight).sum(axes, true).divNoNan(count));
    }
}
