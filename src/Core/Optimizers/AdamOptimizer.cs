using Strata.Optimizers;

namespace Strata;

/// <summary>
/// Adam (Kingma and Ba, 2014): m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²; with m̂ = m/(1 − β₁ᵗ) and
/// v̂ = v/(1 − β₂ᵗ): w ← w − learningRate·m̂/(√v̂ + ε).
/// </summary>
public sealed class AdamOptimizer : Optimizer
{
    /// <summary>The weight decay of Keras's AdamW.</summary>
    internal const double DefaultWeightDecay = 0.004;

    private readonly double beta1, beta2, epsilon;
    private readonly DecayPower power1, power2;
    private Tensor? rate, correction;

    /// <summary>Adam.</summary>
    /// <param name="learningRate">The length of a step; 0.001 by default.</param>
    /// <param name="beta1">How much of the average of gradients stays in a step.</param>
    /// <param name="beta2">How much of the average of their squares stays in a step.</param>
    /// <param name="epsilon">Keeps quotients finite; 10⁻⁷ by default.</param>
    public AdamOptimizer(
        LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null)
        : base(learningRate ?? 0.001, new OptimizerSlot("m"), new OptimizerSlot("v"))
    {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon ?? DefaultEpsilon;
        power1 = new("beta1Power", beta1);
        power2 = new("beta2Power", beta2);
    }

    /// <inheritdoc/>
    public override string getClassName() => "Adam";

    /// <inheritdoc/>
    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["beta1"] = beta1,
        ["beta2"] = beta2,
        ["epsilon"] = epsilon,
    };

    /// <inheritdoc/>
    public override void dispose()
    {
        power1.Dispose();
        power2.Dispose();
        base.dispose();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Variable> scalars() => [power1.Variable, power2.Variable];

    /// <inheritdoc/>
    protected override void restored(int steps)
    {
        power1.Restore(steps);
        power2.Restore(steps);
    }

    /// <inheritdoc/>
    protected override void beginStep()
    {
        Tensor one = 1;
        rate = rateTensor.div(one.sub(power1.Variable));
        correction = one.sub(power2.Variable).reciprocal();
    }

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var m = flushDenormals(slots[0].mul(beta1).add(gradient.mul(1 - beta1)));
        var v = flushDenormals(slots[1].mul(beta2).add(gradient.square().mul(1 - beta2)));
        slots[0].assign(m);
        slots[1].assign(v);
        variable.assign(variable.sub(m.mul(rate!).div(v.mul(correction!).sqrt().add(epsilon))));
    }

    /// <inheritdoc/>
    protected override void endStep()
    {
        power1.Advance();
        power2.Advance();
    }
}
