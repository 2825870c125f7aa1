namespace Strata.Parity.Reading;

/// <summary>Centered RMSProp as TensorFlow.js computes it: ε is subtracted under the root.</summary>
internal sealed class OldCenteredRmsprop(double learningRate, double decay, double momentum, double epsilon)
    : Optimizer(learningRate, new OptimizerSlot("rms"), new OptimizerSlot("momentum"), new OptimizerSlot("mg"))
{
    public override string getClassName() => "RMSProp";

    public override Dictionary<string, object?> getConfig() => new(base.getConfig())
    {
        ["decay"] = decay,
        ["momentum"] = momentum,
        ["epsilon"] = epsilon,
        ["centered"] = true,
    };

    protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
    {
        var squares = slots[0].mul(decay).add(gradient.square().mul(1 - decay));
        slots[0].assign(squares);
        var average = slots[2].mul(decay).add(gradient.mul(1 - decay));
        slots[2].assign(average);
        var root = squares.sub(average.square().add(epsilon)).sqrt();
        var step = slots[1].mul(momentum).add(gradient.mul(rateTensor).div(root));
        slots[1].assign(step);
        variable.assign(variable.sub(step));
    }
}
