namespace Strata;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, 2011): a ← a + g²; w ← w − learningRate·g/√(a + ε), ε = 10⁻⁷.
/// </summary>
/// <param name="learningRate">The length of a step.</param>
/// <param name="initialAccumulatorValue">Where a begins.</param>
public sealed class AdagradOptimizer(LearningRate learningRate, double initialAccumulatorValue = 0.1)
    : Optimizer(learningRate, new OptimizerSlot("accumulator", initialAccumulatorValue))
{
    /// <inheritdoc/>
    public override string getClassName() => "Adagrad";

    /// <inheritdoc/>
    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["initialAccumulatorValue"] = initialAccumulatorValue,
    };

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var sum = slots[0].add(gradient.square());
        slots[0].assign(sum);
        variable.assign(variable.sub(gradient.div(sum.add(DefaultEpsilon).sqrt()).mul(rateTensor)));
    }
}
