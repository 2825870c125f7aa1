namespace Strata.Tensors;

/// <summary>
/// Reads an axis of an image at other places than its pixels', all rows alike: by gathers along the axis, so that a
/// place costs one or two reads.
/// </summary>
internal static class ImageSampling
{
    /// <summary>Where the pixels of a resized axis lie on the axis as it was.</summary>
    /// <param name="from">The length as it was.</param>
    /// <param name="to">The new length.</param>
    /// <param name="alignCorners">Whether the first and last pixels keep their places.</param>
    /// <param name="middles">What is added to a pixel's number before it is scaled: 0.5 for its centre.</param>
    internal static double[] Places(int from, int to, bool alignCorners, double middles)
    {
        double scale = alignCorners && to > 1 ? (from - 1) / (double)(to - 1) : from / (double)to;
        return [.. Enumerable.Range(0, to).Select(i => scale * (i + middles))];
    }

    /// <summary>The pixels of these numbers; those beyond an end are the pixel there.</summary>
    internal static Tensor Pixels(Tensor x, int axis, int[] numbers)
    {
        int length = x.Dims[axis];
        int[] held = Array.ConvertAll(numbers, n => Math.Clamp(n, 0, length - 1));
        return held.SequenceEqual(Enumerable.Range(0, length)) ? x
            : x.gather(HostValues.Of("resize", held, [held.Length], DType.int32), axis);
    }

    /// <summary>Values on the lines between neighbouring pixels; beyond an end the pixel there.</summary>
    internal static Tensor Between(Tensor x, int axis, double[] places)
    {
        double last = x.Dims[axis] - 1;
        double[] held = Array.ConvertAll(places, p => Math.Clamp(p, 0, last));
        var lower = Pixels(x, axis, Array.ConvertAll(held, p => (int)Math.Floor(p)));
        float[] fractions = Array.ConvertAll(held, p => (float)(p - Math.Floor(p)));
        if (Array.TrueForAll(fractions, f => f == 0)) return lower;
        var upper = Pixels(x, axis, Array.ConvertAll(held, p => (int)Math.Ceiling(p)));
        int[] shape = [held.Length, .. Enumerable.Repeat(1, x.rank - axis - 1)];
        return lower.add(upper.sub(lower).mul(HostValues.Of("resize", fractions, shape)));
    }
}
