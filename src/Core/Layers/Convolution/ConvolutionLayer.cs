using Strata.Initializers;

namespace Strata.Layers.Convolution;

/// <summary>What convolutions have in common.</summary>
public abstract class ConvolutionLayer : Layer
{
    private LayerVariable? kernel;
    private LayerVariable? bias;

    private protected ConvolutionLayer(int spatialRank, ConvolutionSettings settings, LayerOptions? options)
        : base(options)
    {
        filters = Positive.Checked(nameof(filters), settings.Filters);
        kernelSize = IntTuple.PerAxis(nameof(kernelSize), settings.KernelSize, spatialRank, 1);
        strides = IntTuple.PerAxis(nameof(strides), settings.Strides, spatialRank, 1);
        dilationRate = IntTuple.PerAxis(nameof(dilationRate), settings.DilationRate, spatialRank, 1);
        padding = settings.Padding;
        if (padding.Value == "causal" && spatialRank > 1)
            throw new ArgumentException(
                "padding: expected \"valid\" or \"same\" in more than one dimension, received \"causal\".");
        dataFormat = settings.DataFormat;
        activation = settings.Activation ?? "linear";
        useBias = settings.UseBias;
        kernelInitializer = settings.KernelInitializer ?? new GlorotNormal();
        biasInitializer = settings.BiasInitializer ?? new Zeros();
        kernelRegularizer = settings.KernelRegularizer;
        biasRegularizer = settings.BiasRegularizer;
        activityRegularizer = settings.ActivityRegularizer;
        kernelConstraint = settings.KernelConstraint;
        biasConstraint = settings.BiasConstraint;
        inputSpec = [new InputSpec { ndim = spatialRank + 2 }];
    }

    /// <summary>The number of output channels.</summary>
    public int filters { get; }

    /// <summary>The lengths of the window.</summary>
    public IntTuple kernelSize { get; }

    /// <summary>The distance from one window to the next, along each axis.</summary>
    public IntTuple strides { get; }

    /// <summary>What happens at the border.</summary>
    public Padding padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <summary>The distance between the elements of a window, along each axis.</summary>
    public IntTuple dilationRate { get; }

    /// <summary>Applied to the result.</summary>
    public ActivationFunction activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool useBias { get; }

    /// <summary>First values of the kernel.</summary>
    public Initializer kernelInitializer { get; }

    /// <summary>First values of the bias.</summary>
    public Initializer biasInitializer { get; }

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? kernelRegularizer { get; }

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? biasRegularizer { get; }

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; }

    /// <summary>What the kernel is projected to.</summary>
    public Constraint? kernelConstraint { get; }

    /// <summary>What the bias is projected to.</summary>
    public Constraint? biasConstraint { get; }

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int axis = Channels.Axis(inputShape.Count, dataFormat), channels = inputShape.Known(axis, name);
        kernel = addWeight(
            "kernel", [.. kernelSize, channels, filters], kernelInitializer, kernelRegularizer,
            constraint: kernelConstraint);
        bias = useBias
            ? addWeight("bias", [filters], biasInitializer, biasRegularizer, constraint: biasConstraint) : null;
        inputSpec = [new InputSpec { ndim = inputShape.Count, axes = new Dictionary<int, int> { [axis] = channels } }];
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) =>
        Channels.Slide(inputShape, dataFormat, kernelSize, strides, padding, dilationRate, name)
            .With(Channels.Axis(inputShape.Count, dataFormat), filters);

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var y = Convolve(Channels.ToLast(input.toFloat(), dataFormat), kernel!.read());
        if (bias is not null) y = y.add(bias.read());
        return activation.apply(Channels.FromLast(y, dataFormat));
    }

    /// <summary>The convolution of an image with the channels last.</summary>
    private protected abstract Tensor Convolve(Tensor x, Tensor kernel);
}
