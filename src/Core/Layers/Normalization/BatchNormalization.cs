using Strata.Initializers;
using Strata.Tensors;

namespace Strata.Layers.Normalization;

/// <summary>
/// (x − μ)·γ/√(σ² + ε) + β along an axis (Ioffe and Szegedy, 2015). In training μ and σ² are the mean and the (biased)
/// variance of the whole batch, and the moving ones follow them: moving ← moving·momentum + batch·(1 − momentum). At
/// inference, and where the layer is frozen, they are the moving ones. Masked positions do not count.
/// <para>Input: any shape. Output: the same. Weights, each [length of axis]: gamma, beta, moving_mean,
/// moving_variance.</para>
/// </summary>
/// <param name="axis">The axis whose entries each have their own statistics; −1 by default.</param>
/// <param name="momentum">How much the moving statistics keep; 0.99 by default.</param>
/// <param name="epsilon">Added to the variance; 0.001 by default.</param>
/// <param name="center">Whether β is added; true by default.</param>
/// <param name="scale">Whether γ scales; true by default.</param>
/// <param name="betaInitializer">First values of β; zeros by default.</param>
/// <param name="gammaInitializer">First values of γ; ones by default.</param>
/// <param name="movingMeanInitializer">First moving mean; zeros by default.</param>
/// <param name="movingVarianceInitializer">First moving variance; ones by default.</param>
/// <param name="betaConstraint">What β is projected to.</param>
/// <param name="gammaConstraint">What γ is projected to.</param>
/// <param name="betaRegularizer">A penalty on β.</param>
/// <param name="gammaRegularizer">A penalty on γ.</param>
/// <param name="options">What every layer takes.</param>
public sealed class BatchNormalization(
    int axis = -1,
    double momentum = 0.99,
    double epsilon = 1e-3,
    bool center = true,
    bool scale = true,
    Initializer? betaInitializer = null,
    Initializer? gammaInitializer = null,
    Initializer? movingMeanInitializer = null,
    Initializer? movingVarianceInitializer = null,
    Constraint? betaConstraint = null,
    Constraint? gammaConstraint = null,
    Regularizer? betaRegularizer = null,
    Regularizer? gammaRegularizer = null,
    LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? gamma;
    private LayerVariable? beta;
    private LayerVariable? movingMean;
    private LayerVariable? movingVariance;

    /// <summary>The axis whose entries each have their own statistics.</summary>
    public int axis { get; } = axis;

    /// <summary>How much the moving statistics keep.</summary>
    public double momentum { get; } = momentum;

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

    /// <summary>First moving mean.</summary>
    public Initializer movingMeanInitializer { get; } = movingMeanInitializer ?? new Zeros();

    /// <summary>First moving variance.</summary>
    public Initializer movingVarianceInitializer { get; } = movingVarianceInitializer ?? new Ones();

    /// <summary>What β is projected to.</summary>
    public Constraint? betaConstraint { get; } = betaConstraint;

    /// <summary>What γ is projected to.</summary>
    public Constraint? gammaConstraint { get; } = gammaConstraint;

    /// <summary>A penalty on β.</summary>
    public Regularizer? betaRegularizer { get; } = betaRegularizer;

    /// <summary>A penalty on γ.</summary>
    public Regularizer? gammaRegularizer { get; } = gammaRegularizer;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int counted = Place(inputShape.Count), length = inputShape.Known(counted, name);
        inputSpec = [new InputSpec { ndim = inputShape.Count, axes = new Dictionary<int, int> { [counted] = length } }];
        if (scale)
            gamma = addWeight("gamma", [length], gammaInitializer, gammaRegularizer, constraint: gammaConstraint);
        if (center) beta = addWeight("beta", [length], betaInitializer, betaRegularizer, constraint: betaConstraint);
        movingMean = addWeight("moving_mean", [length], movingMeanInitializer, trainable: false);
        movingVariance = addWeight("moving_variance", [length], movingVarianceInitializer, trainable: false);
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        int counted = Place(x.rank);
        int[] others = [.. Enumerable.Range(0, x.rank).Where(a => a != counted)];
        Dims along = new([.. Enumerable.Range(0, x.rank).Select(a => a == counted ? x.Dims[a] : 1)]);
        if (!arguments.training || !trainable)
            return Scaled(x, movingMean!.read().ReshapeTo(along), movingVariance!.read().ReshapeTo(along), along);
        var (mean, variance) = arguments.mask is { } mask
            ? Moments.OfMasked(x, others, mask) : Moments.Of(x, others);
        Follow(movingMean!, mean);
        Follow(movingVariance!, variance);
        return arguments.mask is null
            ? new Standardized(x, mean, variance, epsilon, others).Scaled(gamma?.read(), beta?.read(), along)
            : Scaled(x, mean, variance, along);
    }

    private Tensor Scaled(Tensor x, Tensor mean, Tensor variance, Dims along)
    {
        var root = variance.add(epsilon).sqrt();
        var y = x.sub(mean).mul(gamma is null ? root.reciprocal() : gamma.read().ReshapeTo(along).div(root));
        return beta is null ? y : y.add(beta.read().ReshapeTo(along));
    }

    private void Follow(LayerVariable moving, Tensor batch) => Autodiff.Tape.Pause(() =>
    {
        var value = moving.read();
        moving.val.assign(value.sub(value.sub(batch.ReshapeTo(value.Dims)).mul(1 - momentum)));
        return 0;
    });

    private int Place(int rank)
    {
        int counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank ? counted
            : throw new ArgumentException(
                $"axis: layer {name} expected one from {-rank} to {rank - 1}, received {axis}.");
    }
}
