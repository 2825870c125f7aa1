using Strata.Layers.Convolution;
using Strata.Ops.Creation;
using Strata.Tensors;

namespace Strata.Layers.Recurrent;

/// <summary>
/// One step of a <see cref="ConvLSTM2D"/>.
/// <para>Input: [batch, h, w, c], h and c [batch, h′, w′, filters]. Output: h, h, c. Weights: kernel [kh, kw, c,
/// 4·filters], recurrent_kernel [kh, kw, filters, 4·filters], bias [4·filters], gates in the order i, f, c, o.</para>
/// </summary>
/// <param name="filters">The number of channels of the state and the output.</param>
/// <param name="kernelSize">The lengths of the window, one or two.</param>
/// <param name="strides">The distance from one window of the input to the next; 1 by default.</param>
/// <param name="padding">"valid" (the default) or "same"; that of the states is always "same".</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="dilationRate">The distance between the elements of a window; 1 by default.</param>
/// <param name="activation">Applied to the candidate and to c; tanh by default.</param>
/// <param name="recurrentActivation">Applied to the gates; hardSigmoid by default.</param>
/// <param name="useBias">Whether a bias is added; true by default.</param>
/// <param name="kernelInitializer">First values of the kernel; glorotNormal by default.</param>
/// <param name="recurrentInitializer">First values of the recurrent kernel; orthogonal by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="unitForgetBias">Whether the forget gate's bias starts with ones; false by default.</param>
/// <param name="kernelRegularizer">A penalty on the kernel.</param>
/// <param name="recurrentRegularizer">A penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="recurrentConstraint">What the recurrent kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="dropout">The part of the inputs that is dropped in training, cut to [0, 1].</param>
/// <param name="recurrentDropout">The part of the states that is dropped in training, cut to [0, 1].</param>
/// <param name="implementation">Kept for files; changes nothing.</param>
/// <param name="options">What every layer takes.</param>
public sealed class ConvLSTM2DCell(
    int filters,
    IntTuple kernelSize,
    IntTuple? strides = null,
    Padding padding = default,
    DataFormat dataFormat = default,
    IntTuple? dilationRate = null,
    ActivationFunction? activation = null,
    ActivationFunction? recurrentActivation = null,
    bool useBias = true,
    Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null,
    Initializer? biasInitializer = null,
    bool unitForgetBias = false,
    Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null,
    double dropout = 0,
    double recurrentDropout = 0,
    int implementation = 1,
    LayerOptions? options = null)
    : GateCell(
        new(activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout),
        options)
{
    /// <summary>The number of channels.</summary>
    public int filters { get; } = Positive.Checked(nameof(filters), filters);

    /// <summary>The lengths of the window.</summary>
    public IntTuple kernelSize { get; } = IntTuple.PerAxis(nameof(kernelSize), kernelSize, 2, 1);

    /// <summary>The distance from one window of the input to the next.</summary>
    public IntTuple strides { get; } = IntTuple.PerAxis(nameof(strides), strides, 2, 1);

    /// <summary>What happens at the border of the input.</summary>
    public Padding padding { get; } = padding;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; } = dataFormat;

    /// <summary>The distance between the elements of a window.</summary>
    public IntTuple dilationRate { get; } = IntTuple.PerAxis(nameof(dilationRate), dilationRate, 2, 1);

    /// <summary>Applied to the gates.</summary>
    public ActivationFunction recurrentActivation { get; } = recurrentActivation ?? "hardSigmoid";

    /// <summary>Whether the forget gate's bias starts with ones.</summary>
    public bool unitForgetBias { get; } = unitForgetBias;

    /// <summary>Kept for files.</summary>
    public int implementation { get; } = implementation;

    /// <inheritdoc/>
    public override int[] stateSize => [filters, filters];

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int channels = inputShape.Known(Channels.Axis(4, dataFormat), name);
        AddWeights([.. kernelSize, channels, 4 * filters], [.. kernelSize, filters, 4 * filters], [4 * filters]);
        if (unitForgetBias) SetForgetBias(filters);
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        var state = StateShapes(inputShapes[0]);
        return [state[0], .. state];
    }

    internal override Shape[] StateShapes(Shape input)
    {
        var shape = Channels.Slide(input, dataFormat, kernelSize, strides, padding, dilationRate, name)
            .With(Channels.Axis(4, dataFormat), filters);
        return [shape, shape];
    }

    internal override Tensor[] FirstStates(Dims input)
    {
        var shape = StateShapes(Shape.Of(input))[0];
        Dims dims = new([input[0], .. shape.Skip(1).Select(n => n!.Value)]);
        return [Zeros(dims), Zeros(dims)];
    }

    private protected override Tensor[] Step(Tensor x, Tensor[] states, bool training)
    {
        Tensor kernel = Kernel!.read(), recurrent = RecurrentKernel!.read();
        var z = new Tensor[4];
        if (Drops(training))
        {
            for (int gate = 0; gate < 4; gate++)
            {
                z[gate] = OfInput(DropInput(x, training, gate), Part(kernel, gate), Bias is null ? null : BiasOf(gate))
                    .add(OfState(DropState(states[0], training, gate), Part(recurrent, gate)));
            }
        }
        else
        {
            z = OfInput(x, kernel, Bias?.read()).add(OfState(states[0], recurrent))
                .split(4, Channels.Axis(4, dataFormat));
        }

        Tensor i = recurrentActivation.apply(z[0]), f = recurrentActivation.apply(z[1]);
        var c = f.mul(states[1]).add(i.mul(base.activation.apply(z[2])));
        var h = recurrentActivation.apply(z[3]).mul(base.activation.apply(c));
        return [h, h, c];
    }

    private static Tensor Zeros(Dims dims) => Tensor.Apply(new Fill(dims, DType.float32, 0));

    private Tensor Part(Tensor weights, int gate) => weights.slice([0, 0, 0, gate * filters], [-1, -1, -1, filters]);

    private Tensor BiasOf(int gate) => Bias!.read().slice([gate * filters], [filters]);

    private Tensor OfInput(Tensor x, Tensor weights, Tensor? bias)
    {
        var y = Channels.ToLast(x, dataFormat)
            .conv2d(weights, strides, padding.Value, dilations: dilationRate);
        return Channels.FromLast(bias is null ? y : y.add(bias), dataFormat);
    }

    private Tensor OfState(Tensor h, Tensor weights) =>
        Channels.FromLast(Channels.ToLast(h, dataFormat).conv2d(weights, [1, 1], "same"), dataFormat);
}
