using Strata.Optimizers;

namespace Strata;

/// <summary>
/// Adamax (Kingma and Ba, 2014, section 7): m ← β₁·m + (1 − β₁)·g; u ← max(β₂·u, |g|);
/// w ← w − learningRate/(1 + decay·t)/(1 − β₁ᵗ⁺¹)·m/(u + ε), t being the number of steps made before.
/// </summary>
public sealed class AdamaxOptimizer : Optimizer
{
    private readonly double beta1, beta2, epsilon, decay;
    private readonly DecayPower power1;
    private Tensor? rate;

    /// <summary>Adamax.</summary>
    /// <param name="learningRate">The length of a step; 0.002 by default.</param>
    /// <param name="beta1">How much of the average of gradients stays in a step.</param>
    /// <param name="beta2">How much of the largest gradient stays in a step.</param>
    /// <param name="epsilon">Keeps quotients finite; 10⁻⁷ by default.</param>
    /// <param name="decay">How fast steps get shorter.</param>
    public AdamaxOptimizer(
        LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null,
        double decay = 0)
        : base(learningRate ?? 0.002, new OptimizerSlot("m"), new OptimizerSlot("u"))
    {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon ?? DefaultEpsilon;
        this.decay = decay;
        power1 = new("beta1Power", beta1);
    }

    /// <inheritdoc/>
    public override string getClassName() => "Adamax";

    /// <inheritdoc/>
    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["beta1"] = beta1,
        ["beta2"] = beta2,
        ["epsilon"] = epsilon,
        ["decay"] = decay,
    };

    /// <inheritdoc/>
    public override void dispose()
    {
        power1.Dispose();
        base.dispose();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Variable> scalars() => [power1.Variable];

    /// <inheritdoc/>
    protected override void restored(int steps) => power1.Restore(steps);

    /// <inheritdoc/>
    protected override void beginStep()
    {
        Tensor one = 1;
        rate = rateTensor.div(iterationTensor.toFloat().mul(decay).add(1)).div(one.sub(power1.Variable));
    }

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var m = flushDenormals(slots[0].mul(beta1).add(gradient.mul(1 - beta1)));
        var largest = flushDenormals(slots[1].mul(beta2).maximum(gradient.abs()));
        slots[0].assign(m);
        slots[1].assign(largest);
        variable.assign(variable.sub(m.mul(rate!).div(largest.add(epsilon))));
    }

    /// <inheritdoc/>
    protected override void endStep() => power1.Advance();
}
