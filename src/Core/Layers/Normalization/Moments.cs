namespace Strata.Layers.Normalization;

/// <summary>Mean and biased variance over all axes but one.</summary>
internal static class Moments
{
    internal static (Tensor Mean, Tensor Variance) Of(Tensor x, int axis, Tensor? mask)
    {
        int[] others = [.. Enumerable.Range(0, x.rank).Where(a => a != axis)];
        if (mask is null)
        {
            var mean = x.mean(others, true);
            var variance = x.sub(mean).square().mean(others);
            return (mean.ReshapeTo([x.Dims[axis]]), variance);
        }

        var weight = mask.toFloat();
        while (weight.rank < x.rank) weight = weight.expandDims(-1);
        weight = weight.mul(x.onesLike());
        var count = weight.sum(others, true);
        var weighted = x.mul(weight).sum(others, true).divNoNan(count);
        var spread = x.sub(weighted).square().mul(weight).sum(others, true).divNoNan(count);
        return (weighted.ReshapeTo([x.Dims[axis]]), spread.ReshapeTo([x.Dims[axis]]));
    }
}
