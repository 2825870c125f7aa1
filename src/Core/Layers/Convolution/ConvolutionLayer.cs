using Strata.Initializers;

namespace Strata.Layers.Convolution;

/// <summary>What convolutions by one kernel have in common.</summary>
public abstract class ConvolutionLayer : BaseConvolution
{
    private LayerVariable? kernel;

    private protected ConvolutionLayer(
        int spatialRank, int filters, WindowSettings window, KernelSettings kernel, LayerOptions? options)
        : base(spatialRank, window, options)
    {
        this.filters = Positive.Checked(nameof(filters), filters);
        kernelInitializer = kernel.Initializer ?? new GlorotNormal();
        kernelRegularizer = kernel.Regularizer;
        kernelConstraint = kernel.Constraint;
    }

    /// <summary>The number of output channels.</summary>
    public int filters { get; }

    /// <summary>First values of the kernel.</summary>
    public Initializer kernelInitializer { get; }

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? kernelRegularizer { get; }

    /// <summary>What the kernel is projected to.</summary>
    public Constraint? kernelConstraint { get; }

    /// <summary>The kernel's values.</summary>
    private protected Tensor Kernel => kernel!.read();

    private protected override void AddKernels(int channels) => kernel = addWeight(
        "kernel", KernelShape(channels), kernelInitializer, kernelRegularizer, constraint: kernelConstraint);

    /// <summary>The kernel's shape for inputs of so many channels.</summary>
    private protected virtual Shape KernelShape(int channels) => [.. kernelSize, channels, filters];

    private protected override int OutputChannels(int channels) => filters;
}
