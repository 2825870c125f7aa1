using Strata.Initializers;

namespace Strata.Layers.Convolution;

/// <summary>What all convolutions have in common: windows, a bias, an activation.</summary>
public abstract class BaseConvolution : Layer
{
    private LayerVariable? bias;

    private protected BaseConvolution(int spatialRank, WindowSettings settings, LayerOptions? options)
        : base(options)
    {
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
        biasInitializer = settings.BiasInitializer ?? new Zeros();
        biasRegularizer = settings.BiasRegularizer;
        activityRegularizer = settings.ActivityRegularizer;
        biasConstraint = settings.BiasConstraint;
        inputSpec = [new InputSpec { ndim = spatialRank + 2 }];
    }

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

    /// <summary>First values of the bias.</summary>
    public Initializer biasInitializer { get; }

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? biasRegularizer { get; }

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; }

    /// <summary>What the bias is projected to.</summary>
    public Constraint? biasConstraint { get; }

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int axis = Channels.Axis(inputShape.Count, dataFormat), channels = inputShape.Known(axis, name);
        AddKernels(channels);
        bias = useBias
            ? addWeight("bias", [OutputChannels(channels)], biasInitializer, biasRegularizer,
                constraint: biasConstraint) : null;
        inputSpec = [new InputSpec { ndim = inputShape.Count, axes = new Dictionary<int, int> { [axis] = channels } }];
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        int axis = Channels.Axis(inputShape.Count, dataFormat);
        return Slide(inputShape).With(axis, OutputChannels(inputShape.Known(axis, name)));
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var y = Convolve(Channels.ToLast(input.toFloat(), dataFormat));
        if (bias is not null) y = y.add(bias.read());
        return activation.apply(Channels.FromLast(y, dataFormat));
    }

    /// <summary>Makes the kernels for inputs of so many channels.</summary>
    private protected abstract void AddKernels(int channels);

    /// <summary>Channels of the output, for inputs of so many channels.</summary>
    private protected abstract int OutputChannels(int channels);

    /// <summary>The convolution of an image with the channels last.</summary>
    private protected abstract Tensor Convolve(Tensor x);

    /// <summary>The shape behind the windows, its channels aside.</summary>
    private protected virtual Shape Slide(Shape inputShape) =>
        Channels.Slide(inputShape, dataFormat, kernelSize, strides, padding, dilationRate, name);
}
