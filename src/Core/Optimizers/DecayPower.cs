using Strata.Ops.Creation;

namespace Strata.Optimizers;

/// <summary>βᵗ for the step t that comes next, as a scalar variable that each step multiplies by β.</summary>
internal sealed class DecayPower(string name, double beta) : IDisposable
{
    private const int MaxSteps = 1 << 26;
    private Variable? power;

    internal Variable Variable => power ??= new(Scalar((float)beta), false, name);

    /// <summary>Goes on to the next step.</summary>
    internal void Advance() => Variable.assign(Variable.mul(beta));

    /// <summary>Sets the power to what this many steps leave: multiplied up as steps do, for the same bits.</summary>
    internal void Restore(int steps)
    {
        float factor = (float)beta, value = factor;
        for (int i = 0; i < steps; i++)
        {
            float next = value * factor;

            // It changes no more; or a file says more steps than anybody makes.
            if (next == value) break;
            if (i == MaxSteps)
            {
                value *= (float)Math.Pow(factor, steps - i);
                break;
            }

            value = next;
        }

        Variable.assign(Scalar(value));
    }

    public void Dispose()
    {
        power?.dispose();
        power = null;
    }

    private static Tensor Scalar(double value) => Tensor.Apply(new Fill([], DType.float32, value));
}
