using Strata.Optimizers;

namespace Strata;

/// <summary>Gradient descent: w ← w − learningRate·g.</summary>
/// <param name="learningRate">The length of a step.</param>
public sealed class SGDOptimizer(LearningRate learningRate) : Optimizer(learningRate)
{
    /// <summary>Sets <see cref="Optimizer.learningRate"/>.</summary>
    public void setLearningRate(double learningRate) => this.learningRate = learningRate;

    /// <inheritdoc/>
    public override string getClassName() => "SGD";

    /// <inheritdoc/>
    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots) =>
        variable.assign(variable.sub(gradient.mul(rateTensor)));
}
