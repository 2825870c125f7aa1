using Strata.Initializers;

namespace Strata.Layers.AdvancedActivations;

/// <summary>
/// x where x &gt; 0, else alpha·x with an alpha that is learned (He et al., 2015).
/// <para>Input: [batch, …]. Output: the same. Weights: alpha, the shape of a sample, with length 1 along shared
/// axes.</para>
/// </summary>
/// <param name="alphaInitializer">First values of alpha; zeros by default.</param>
/// <param name="alphaRegularizer">A penalty on alpha.</param>
/// <param name="alphaConstraint">What alpha is projected to.</param>
/// <param name="sharedAxes">The axes, counted with that of the batch, along which alpha is the same; of images [1, 2]
/// gives one alpha for each channel.</param>
/// <param name="options">What every layer takes.</param>
public sealed class PReLU(
    Initializer? alphaInitializer = null,
    Regularizer? alphaRegularizer = null,
    Constraint? alphaConstraint = null,
    IntTuple? sharedAxes = null,
    LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? alpha;

    /// <summary>First values of alpha.</summary>
    public Initializer alphaInitializer { get; } = alphaInitializer ?? new Zeros();

    /// <summary>A penalty on alpha.</summary>
    public Regularizer? alphaRegularizer { get; } = alphaRegularizer;

    /// <summary>What alpha is projected to.</summary>
    public Constraint? alphaConstraint { get; } = alphaConstraint;

    /// <summary>The axes along which alpha is the same.</summary>
    public IntTuple? sharedAxes { get; } = sharedAxes is null ? null : [.. sharedAxes];

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int rank = inputShape.Count;
        int[] shared = [.. (sharedAxes ?? []).Select(a => a < 0 ? a + rank : a)];
        if (shared.Any(a => a < 1 || a >= rank))
        {
            throw new ArgumentException(
                $"sharedAxes: layer {name} expected axes from 1 to {rank - 1}, received {sharedAxes}.");
        }

        int[] own = [.. Enumerable.Range(1, rank - 1).Except(shared)];
        var lengths = own.ToDictionary(a => a, a => inputShape.Known(a, name));
        int[] shape = [.. Enumerable.Range(1, rank - 1).Select(a => lengths.GetValueOrDefault(a, 1))];
        alpha = addWeight("alpha", shape!, alphaInitializer, alphaRegularizer, constraint: alphaConstraint);
        inputSpec = [new InputSpec { ndim = rank, axes = lengths }];
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.toFloat().prelu(alpha!.read());
}
