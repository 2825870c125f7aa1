namespace Strata.Layers.Preprocessing;

/// <summary>
/// Images of another size. The pixels at the corners keep their places, as TensorFlow.js has it; with cropToAspectRatio
/// the largest middle part of the new size's proportions is taken first, and its borders are aligned instead.
/// <para>Input: [batch, h, w, c] or [h, w, c]. Output: [batch, height, width, c] or [height, width, c].</para>
/// </summary>
public sealed class Resizing : ImageLayer
{
    /// <summary>Images of another size.</summary>
    /// <param name="height">The new number of rows, at least 1.</param>
    /// <param name="width">The new number of columns, at least 1.</param>
    /// <param name="interpolation">"bilinear" (the default) or "nearest".</param>
    /// <param name="cropToAspectRatio">Whether what would distort the image is cut off; false by default.</param>
    /// <param name="options">What every layer takes.</param>
    public Resizing(
        int height, int width, Interpolation? interpolation = null, bool cropToAspectRatio = false,
        LayerOptions? options = null)
        : base(options)
    {
        (this.height, this.width) =
            (Positive.Checked(nameof(height), height), Positive.Checked(nameof(width), width));
        (this.interpolation, this.cropToAspectRatio) = (interpolation ?? "bilinear", cropToAspectRatio);
    }

    /// <summary>The new number of rows.</summary>
    public int height { get; }

    /// <summary>The new number of columns.</summary>
    public int width { get; }

    /// <summary>How values between two pixels are found.</summary>
    public Interpolation interpolation { get; }

    /// <summary>Whether what would distort the image is cut off.</summary>
    public bool cropToAspectRatio { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => Resized(inputShape, height, width);

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => Resized(
        cropToAspectRatio ? Undistorted(input) : input, [height, width], interpolation, !cropToAspectRatio);

    // keras/src/layers/preprocessing/image_preprocessing/resizing.py: lengths and offsets are cut to whole numbers.
    private Tensor Undistorted(Tensor input)
    {
        int h = input.Dims[-3], w = input.Dims[-2];
        int rows = Math.Clamp((int)((double)w * height / width), 1, h);
        int columns = Math.Clamp((int)((double)h * width / height), 1, w);
        return Part(input, (h - rows) / 2, (w - columns) / 2, rows, columns);
    }
}
