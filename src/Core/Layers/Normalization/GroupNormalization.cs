using Strata.Initializers;
using Strata.Tensors;

namespace Strata.Layers.Normalization;

/// <summary>
/// (x − μ)·γ/√(σ² + ε) + β, where μ and σ² are the mean and the (biased) variance of each sample within a group of
/// channels (Wu and He, 2018), in training as at inference. One group is layer normalisation over all but the batch, a
/// group for each channel is instance normalisation. As in Keras 3.
/// <para>Input: [batch, …]. Output: the same. Weights, each [channels]: gamma, beta.</para>
/// </summary>
/// <param name="groups">How many groups, a divisor of the number of channels; 32 by default, −1 for one of each
/// channel.</param>
/// <param name="axis">The axis of the channels; −1 by default.</param>
/// <param name="epsilon">Added to the variance; 0.001 by default.</param>
/// <param name="center">Whether β is added; true by default.</param>
/// <param name="scale">Whether γ scales; true by default.</param>
/// <param name="betaInitializer">First values of β; zeros by default.</param>
/// <param name="gammaInitializer">First values of γ; ones by default.</param>
/// <param name="betaRegularizer">A penalty on β.</param>
/// <param name="gammaRegularizer">A penalty on γ.</param>
/// <param name="betaConstraint">What β is projected to.</param>
/// <param name="gammaConstraint">What γ is projected to.</param>
/// <param name="options">What every layer takes.</param>
public sealed class GroupNormalization(
    int groups = 32,
    int axis = -1,
    double epsilon = 1e-3,
    bool center = true,
    bool scale = true,
    Initializer? betaInitializer = null,
    Initializer? gammaInitializer = null,
    Regularizer? betaRegularizer = null,
    Regularizer? gammaRegularizer = null,
    Constraint? betaConstraint = null,
    Constraint? gammaConstraint = null,
    LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? gamma;
    private LayerVariable? beta;

    /// <summary>How many groups.</summary>
    public int groups { get; } = groups == -1 ? groups : Positive.Checked(nameof(groups), groups);

    /// <summary>The axis of the channels.</summary>
    public int axis { get; } = axis;

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

    /// <summary>What β is projected to.</summary>
    public Constraint? betaConstraint { get; } = betaConstraint;

    /// <summary>What γ is projected to.</summary>
    public Constraint? gammaConstraint { get; } = gammaConstraint;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int place = Place(inputShape.Count), channels = inputShape.Known(place, name);
        if (channels % Groups(channels) != 0)
        {
            throw new ArgumentException(
                $"groups: layer {name} expected a divisor of its {channels} channels, received {groups}.");
        }

        inputSpec = [new InputSpec { ndim = inputShape.Count, axes = new Dictionary<int, int> { [place] = channels } }];
        if (scale)
            gamma = addWeight("gamma", [channels], gammaInitializer, gammaRegularizer, constraint: gammaConstraint);
        if (center) beta = addWeight("beta", [channels], betaInitializer, betaRegularizer, constraint: betaConstraint);
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int place = Place(input.rank), channels = input.Dims[place], count = Groups(channels);

        // The channels as two axes: the groups, and the channels within a group.
        Dims apart = [.. input.Dims.Span[..place], count, channels / count, .. input.Dims.Span[(place + 1)..]];
        var x = input.toFloat().ReshapeTo(apart);
        int[] axes = [.. Enumerable.Range(1, x.rank - 1).Where(a => a != place)];
        Dims along = new([.. apart.Select((n, a) => a == place || a == place + 1 ? n : 1)]);
        var (mean, variance) = Moments.Of(x, axes);
        return new Standardized(x, mean, variance, epsilon, axes).Scaled(gamma?.read(), beta?.read(), along)
            .ReshapeTo(input.Dims);
    }

    private int Groups(int channels) => groups == -1 ? channels : groups;

    private int Place(int rank)
    {
        int counted = axis < 0 ? axis + rank : axis;
        return counted > 0 && counted < rank ? counted
            : throw new ArgumentException($"axis: layer {name} expected an axis behind that of the batch, of an " +
                $"input of {rank} axes, received {axis}.");
    }
}
