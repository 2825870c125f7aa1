using Strata.Ops.Creation;

namespace Strata.Optimizers;

/// <summary>
/// A number of an optimizer that may change between steps. Rules read it as a scalar variable, so that a plan that was
/// traced before sees the change.
/// </summary>
internal sealed class Hyperparameter(string name, double value) : IDisposable
{
    private double current = value;
    private Variable? variable;

    internal double Value
    {
        get => current;
        set
        {
            current = value;
            variable?.assign(Scalar(value));
        }
    }

    internal Variable Variable => variable ??= new(Scalar(current), false, name);

    public void Dispose()
    {
        variable?.dispose();
        variable = null;
    }

    private static Tensor Scalar(double value) => Tensor.Apply(new Fill([], DType.float32, value));
}
