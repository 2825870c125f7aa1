using Strata.Optimizers;

namespace Strata;

/// <summary>
/// Gradient descent with momentum: m ← momentum·m + g; w ← w − learningRate·m, or, of Nesterov's kind,
/// w ← w − learningRate·(g + momentum·m).
/// </summary>
public sealed class MomentumOptimizer : Optimizer
{
    private readonly Hyperparameter factor;
    private readonly bool useNesterov;

    /// <summary>Gradient descent with momentum.</summary>
    /// <param name="learningRate">The length of a step.</param>
    /// <param name="momentum">How much of the last step goes on.</param>
    /// <param name="useNesterov">Whether to look ahead.</param>
    public MomentumOptimizer(LearningRate learningRate, double momentum, bool useNesterov = false)
        : base(learningRate, new OptimizerSlot("momentum"))
    {
        factor = new("momentum", momentum);
        this.useNesterov = useNesterov;
    }

    /// <summary>How much of the last step goes on; a change holds from the next step on.</summary>
    public double momentum
    {
        get => factor.Value;
        set => factor.Value = value;
    }

    /// <summary>Sets <see cref="Optimizer.learningRate"/>.</summary>
    public void setLearningRate(double learningRate) => this.learningRate = learningRate;

    /// <summary>Sets <see cref="momentum"/>.</summary>
    public void setMomentum(double momentum) => this.momentum = momentum;

    /// <inheritdoc/>
    public override string getClassName() => "Momentum";

    /// <inheritdoc/>
    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["momentum"] = momentum,
        ["useNesterov"] = useNesterov,
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
        var m = flushDenormals(slots[0].mul(factor.Variable).add(gradient));
        slots[0].assign(m);
        var step = useNesterov ? m.mul(factor.Variable).add(gradient) : m;
        variable.assign(variable.sub(step.mul(rateTensor)));
    }
}
