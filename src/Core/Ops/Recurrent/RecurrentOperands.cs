using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Recurrent;

/// <summary>What recurrent ops ask of their inputs.</summary>
internal static class RecurrentOperands
{
    /// <summary>x, weights and first states have the recurrence's lengths.</summary>
    internal static void Fit(this in Recurrence r, ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "recurrent");
        Operands.Fit(inputs[0].Dims, "recurrent x", r.Steps, r.Features);
        r.FitWeights(inputs[1]);
        foreach (var state in inputs[2..])
        {
            Operands.Fit(state.Dims, "recurrent state", r.Units);
            if (state.Dims[0] != inputs[0].Dims[0])
                throw new ShapeException(
                    $"recurrent state: expected the rows of {inputs[0].Dims}, received {state.Dims}.");
        }
    }

    internal static void FitWeights(this in Recurrence r, TensorSpec weights)
    {
        if (weights.Dims != new Dims(r.Terms, r.Gates * r.Units))
            throw new ShapeException(
                $"recurrent weights: expected [{r.Terms},{r.Gates * r.Units}], received {weights.Dims}.");
    }

    internal static void FitTape(this in Recurrence r, TensorSpec tape) =>
        Operands.Fit(tape.Dims, "recurrent tape", r.Steps, r.Kept * r.Units);
}
