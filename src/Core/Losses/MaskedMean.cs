namespace Strata.Losses;

/// <summary>The mean of a loss's or metric's values over what the output's mask keeps, as in Keras.</summary>
internal static class MaskedMean
{
    /// <param name="values">One value per sample or per step.</param>
    /// <param name="mask">The output's mask; values of fewer axes than it has are taken whole.</param>
    internal static Tensor Of(Tensor values, Tensor? mask)
    {
        if (mask is null || values.rank < mask.rank) return values.mean();
        var keep = mask.toFloat();
        while (keep.rank < values.rank) keep = keep.expandDims(-1);
        var kept = keep.mul(values.onesLike());
        return values.mul(kept).sum().divNoNan(kept.sum());
    }
}
