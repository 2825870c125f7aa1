using Strata.Initializers;
using Strata.Tensors;

namespace Strata.Layers.Normalization;

/// <summary>
/// (x − μ)·γ/√(σ² + ε) + β, where μ and σ² are the mean and the (biased) variance of each sample along some axes
/// (Ba, Kiros and Hinton, 2016), in training as at inference.
/// <para>Input: any shape. Output: the same. Weights, each [lengths of the axes]: gamma, beta.</para>
/// </summary>
/// <param name="axis">The axis or axes along which a sample is normalised; −1 by default.</param>
/// <param name="epsilon">Added to the variance; 0.001 by default.</param>
/// <param name="center">Whether β is added; true by default.</param>
/// <param name="scale">Whether γ scales; true by default.</param>
/// <param name="betaInitializer">First values of β; zeros by default.</param>
/// <param name="gammaInitializer">First values of γ; ones by default.</param>
/// <param name="betaRegularizer">A penalty on β.</param>
/// <param name="gammaRegularizer">A penalty on γ.</param>
/// <param name="options">What every layer takes.</param>
public sealed class LayerNormalization(
    IntTuple? axis = null,
    double epsilon = 1e-3,
    bool center = true,
    bool scale = true,
    Initializer? betaInitializer = null,
    Initializer? gammaInitializer = null,
    Regularizer? betaRegularizer = null,
    Regularizer? gammaRegularizer = null,
    LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? gamma;
    private LayerVariable? beta;

    /// <summary>The axes along which a sample is normalised; counted from the front once the layer is built.</summary>
    public IntTuple axis { get; private set; } = axis ?? -1;

    /// <summary>Added to the variance.</summary>
    public double epsilon { get; } = epsilon;

    /// <summary>Whether β is added.</summary>
    public bool center { get; } = center;

    /// <summary>Whether γ scales.</summary>
    public bool scale { get; } = scale;

    /// <summary>First values of β.</summary>
    public Initializer betaInitializer { get; } = betaInitializer ?? new Zeros();

    /// <summary>First values of γ.</summary>
    public Initializer gammaInitializer { get; } = gammaInitializer ?? new Ones();

    /// <summary>A penalty on β.</summary>
    public Regularizer? betaRegularizer { get; } = betaRegularizer;

    /// <summary>A penalty on γ.</summary>
    public Regularizer? gammaRegularizer { get; } = gammaRegularizer;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int[] counted = SampleAxes.Of(axis, inputShape.Count, name);
        int[] lengths = [.. counted.Select(a => inputShape.Known(a, name))];
        axis = [.. counted];
        inputSpec =
        [
            new InputSpec
            {
                ndim = inputShape.Count,
                axes = counted.Zip(lengths).ToDictionary(pair => pair.First, pair => pair.Second),
            },
        ];
        if (scale) gamma = addWeight("gamma", [.. lengths], gammaInitializer, gammaRegularizer);
        if (center) beta = addWeight("beta", [.. lengths], betaInitializer, betaRegularizer);
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        int[] axes = [.. SampleAxes.Of(axis, x.rank, name).Order()];
        Dims along = new([.. Enumerable.Range(0, x.rank).Select(a => axes.Contains(a) ? x.Dims[a] : 1)]);
        var (mean, variance) = Moments.Of(x, axes);
        return new Standardized(x, mean, variance, epsilon, axes).Scaled(gamma?.read(), beta?.read(), along);
    }
}
