namespace Strata;

/// <summary>
/// Adadelta (Zeiler, 2012): E ← ρ·E + (1 − ρ)·g²; u = √((U + ε)/(E + ε))·g; U ← ρ·U + (1 − ρ)·u²;
/// w ← w − learningRate·u. TensorFlow.js divides by the E before the step, which makes its first step far too long;
/// here it is the E after it, as in the paper.
/// </summary>
public sealed class AdadeltaOptimizer : Optimizer
{
    private readonly double rho, epsilon;

    /// <summary>Adadelta.</summary>
    /// <param name="learningRate">The length of a step; 0.001 by default.</param>
    /// <param name="rho">How much of the averages of squares stays in a step.</param>
    /// <param name="epsilon">Keeps roots and quotients away from 0; 10⁻⁷ by default.</param>
    public AdadeltaOptimizer(LearningRate? learningRate = null, double rho = 0.95, double? epsilon = null)
        : base(learningRate ?? 0.001, new OptimizerSlot("accum_grad"), new OptimizerSlot("accum_var"))
    {
        this.rho = rho;
        this.epsilon = epsilon ?? DefaultEpsilon;
    }

    /// <inheritdoc/>
    public override string getClassName() => "Adadelta";

    /// <inheritdoc/>
    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["rho"] = rho,
        ["epsilon"] = epsilon,
    };

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var squares = flushDenormals(slots[0].mul(rho).add(gradient.square().mul(1 - rho)));
        slots[0].assign(squares);
        var step = slots[1].add(epsilon).div(squares.add(epsilon)).sqrt().mul(gradient);
        slots[1].assign(flushDenormals(slots[1].mul(rho).add(step.square().mul(1 - rho))));
        variable.assign(variable.sub(step.mul(rateTensor)));
    }
}
