namespace Strata.Layers.Preprocessing;

/// <summary>
/// The middle of an image. Where a number of rows or columns is left over, the odd one goes behind, except that of
/// columns at least one goes in front if any goes, as TensorFlow.js has it. An image that is smaller in one direction
/// is resized instead, bilinear. The type stays.
/// <para>Input: [batch, h, w, c] or [h, w, c]. Output: [batch, height, width, c] or [height, width, c].</para>
/// </summary>
public sealed class CenterCrop : ImageLayer
{
    /// <summary>The middle of an image.</summary>
    /// <param name="height">The rows that stay, at least 1.</param>
    /// <param name="width">The columns that stay, at least 1.</param>
    /// <param name="options">What every layer takes.</param>
    public CenterCrop(int height, int width, LayerOptions? options = null)
        : base(options) =>
        (this.height, this.width) =
            (Positive.Checked(nameof(height), height), Positive.Checked(nameof(width), width));

    /// <summary>The rows that stay.</summary>
    public int height { get; }

    /// <summary>The columns that stay.</summary>
    public int width { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => Resized(inputShape, height, width);

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int rows = input.Dims[-3] - height, columns = input.Dims[-2] - width;
        if (rows < 0 || columns < 0) return input.resizeBilinear([height, width]).cast(input.dtype);
        int left = columns == 0 ? 0 : Math.Max(1, columns / 2);
        return Part(input, rows / 2, left, height, width);
    }
}
