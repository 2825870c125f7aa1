using Strata.Ops.Convolution;

namespace Strata.Layers.Convolution;

/// <summary>
/// What transposed convolutions have in common. Along an axis of n places the output has n · stride, and without
/// padding as many more as the window is longer than the stride.
/// </summary>
public abstract class TransposedConvolutionLayer : ConvolutionLayer
{
    private protected TransposedConvolutionLayer(
        int spatialRank, int filters, WindowSettings window, KernelSettings kernel, LayerOptions? options)
        : base(spatialRank, filters, window, kernel, options)
    {
        if (padding.Value == "causal")
            throw new ArgumentException("padding: expected \"valid\" or \"same\", received \"causal\".");
    }

    private protected override Shape KernelShape(int channels) => [.. kernelSize, filters, channels];

    private protected override Shape Slide(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < kernelSize.Count; i++)
        {
            int axis = Channels.FirstSpatial(dataFormat) + i;
            output = output.With(axis, inputShape[axis] is { } n ? Length(n, i) : null);
        }

        return output;
    }

    private protected override Tensor Convolve(Tensor x)
    {
        int[] lengths = [.. Enumerable.Range(0, kernelSize.Count).Select(i => Length(x.Dims[i + 1], i))];
        return new Windows(name, kernelSize.Count, strides, padding.Value).ConvolveTransposed(x, Kernel, lengths);
    }

    private int Length(int n, int axis) =>
        (n * strides[axis]) + (padding.Value == "same" ? 0 : Math.Max(0, kernelSize[axis] - strides[axis]));
}
