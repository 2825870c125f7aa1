using Strata.Optimizers;

namespace Strata;

/// <summary>
/// RMSProp (Tieleman and Hinton, 2012): s ← decay·s + (1 − decay)·g²; v ← momentum·v + learningRate·g/√(s + ε);
/// w ← w − v. Centered: a ← decay·a + (1 − decay)·g, and the root is √(s − a² + ε), where TensorFlow.js subtracts ε.
/// </summary>
public sealed class RMSPropOptimizer : Optimizer
{
    private readonly Hyperparameter factor;
    private readonly double decay, epsilon;
    private readonly bool centered;

    /// <summary>RMSProp.</summary>
    /// <param name="learningRate">The length of a step.</param>
    /// <param name="decay">How much of the average of squares stays in a step.</param>
    /// <param name="momentum">How much of the last step goes on.</param>
    /// <param name="epsilon">Keeps roots away from 0; 10⁻⁷ by default.</param>
    /// <param name="centered">Whether to divide by the deviation of the gradients rather than by their size.</param>
    public RMSPropOptimizer(
        LearningRate learningRate, double decay = 0.9, double momentum = 0, double? epsilon = null,
        bool centered = false)
        : base(learningRate, Kinds(centered))
    {
        factor = new("momentum", momentum);
        this.decay = decay;
        this.epsilon = epsilon ?? DefaultEpsilon;
        this.centered = centered;
    }

    /// <inheritdoc/>
    public override string getClassName() => "RMSProp";

    /// <inheritdoc/>
    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["decay"] = decay,
        ["momentum"] = factor.Value,
        ["epsilon"] = epsilon,
        ["centered"] = centered,
    };

    /// <inheritdoc/>
    public override void dispose()
    {
        factor.Dispose();
        base.dispose();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Variable> scalars() => [factor.Variable];

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var squares = flushDenormals(slots[0].mul(decay).add(gradient.square().mul(1 - decay)));
        slots[0].assign(squares);
        if (centered)
        {
            var average = flushDenormals(slots[2].mul(decay).add(gradient.mul(1 - decay)));
            slots[2].assign(average);
            squares = squares.sub(average.square());
        }

        var push = gradient.mul(rateTensor).div(squares.add(epsilon).sqrt());
        var step = flushDenormals(slots[1].mul(factor.Variable).add(push));
        slots[1].assign(step);
        variable.assign(variable.sub(step));
    }

    private static OptimizerSlot[] Kinds(bool centered) =>
        centered ? [new("rms"), new("momentum"), new("mg")] : [new("rms"), new("momentum")];
}
