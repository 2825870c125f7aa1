namespace Strata.Parity.Reading;

/// <summary>Adadelta as TensorFlow.js computes it: a step is divided by the average of the step before.</summary>
internal sealed class OldAdadelta(double learningRate, double rho, double epsilon)
    : Optimizer(learningRate, new OptimizerSlot("accum_grad"), new OptimizerSlot("accum_var"))
{
    public override string getClassName() => "Adadelta";

    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["rho"] = rho,
        ["epsilon"] = epsilon,
    };

    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var step = slots[1].add(epsilon).sqrt().div(slots[0].add(epsilon).sqrt()).mul(gradient);
        slots[0].assign(slots[0].mul(rho).add(gradient.square().mul(1 - rho)));
        slots[1].assign(slots[1].mul(rho).add(step.square().mul(1 - rho)));
        variable.assign(variable.sub(step.mul(rateTensor)));
    }
}
