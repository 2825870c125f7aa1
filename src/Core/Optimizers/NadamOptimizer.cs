using Strata.Optimizers;

namespace Strata;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, 2016): μₜ = β₁·(1 − 0.96ᵗ/2), m and v as Adam's;
/// w ← w − learningRate·(μₜ₊₁·m/(1 − μ₁…μₜ₊₁) + (1 − μₜ)·g/(1 − μ₁…μₜ))/(√(v/(1 − β₂ᵗ)) + ε).
/// </summary>
public sealed class NadamOptimizer : Optimizer
{
    private const double Warming = 0.96;
    private readonly double beta1, beta2, epsilon;
    private readonly DecayPower power2;
    private readonly Hyperparameter product = new("momentumProduct", 1);
    private Tensor? momentumRate, gradientRate, correction;

    /// <summary>Nadam.</summary>
    /// <param name="learningRate">The length of a step; 0.001 by default.</param>
    /// <param name="beta1">How much of the average of gradients stays in a step.</param>
    /// <param name="beta2">How much of the average of their squares stays in a step.</param>
    /// <param name="epsilon">Keeps quotients finite; 10⁻⁷ by default.</param>
    public NadamOptimizer(
        LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null)
        : base(learningRate ?? 0.001, new OptimizerSlot("m"), new OptimizerSlot("v"))
    {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon ?? DefaultEpsilon;
        power2 = new("beta2Power", beta2);
    }

    /// <inheritdoc/>
    public override string getClassName() => "Nadam";

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
        power2.Dispose();
        product.Dispose();
        base.dispose();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Variable> scalars() => [power2.Variable, product.Variable];

    /// <inheritdoc/>
    protected override void restored(int steps)
    {
        power2.Restore(steps);
        product.Value = 1;
        for (int i = 0; i < steps && product.Variable.item() != 0; i++)
            product.Variable.assign(product.Variable.mul(Momentum((double)i + 1)));
    }

    /// <inheritdoc/>
    protected override void beginStep()
    {
        Tensor one = 1, step = iterationTensor.toFloat().add(1);
        Tensor momentum = Momentum(step), next = Momentum(step.add(1));
        var upToNow = product.Variable.mul(momentum);
        momentumRate = rateTensor.mul(next).div(one.sub(upToNow.mul(next)));
        gradientRate = rateTensor.mul(one.sub(momentum)).div(one.sub(upToNow));
        correction = one.sub(power2.Variable).reciprocal();
        product.Variable.assign(upToNow);
    }

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var m = flushDenormals(slots[0].mul(beta1).add(gradient.mul(1 - beta1)));
        var v = flushDenormals(slots[1].mul(beta2).add(gradient.square().mul(1 - beta2)));
        slots[0].assign(m);
        slots[1].assign(v);
        var step = m.mul(momentumRate!).add(gradient.mul(gradientRate!));
        variable.assign(variable.sub(step.div(v.mul(correction!).sqrt().add(epsilon))));
    }

    /// <inheritdoc/>
    protected override void endStep() => power2.Advance();

    private Tensor Momentum(Tensor step)
    {
        Tensor one = 1;
        return one.sub(((Tensor)Warming).pow(step).mul(0.5)).mul(beta1);
    }
}
