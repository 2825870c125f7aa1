using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Recurrent;

/// <summary>
/// The gradients of all steps' products z [batch, steps, gates · units], given those of the states: of dy, tape,
/// weights and first states. With <paramref name="FirstGiven"/> there is a step before the first, which begins with
/// what reaches the first c of an LSTM, or the first h of a GRU beside its product; the rest of it is 0.
/// </summary>
/// <param name="Recurrence">The cell and its lengths.</param>
/// <param name="Wanted">Which states dy is for.</param>
/// <param name="FirstGiven">Whether the gradient of the first states is wanted.</param>
public readonly record struct RecurrentGradient(Recurrence Recurrence, WantedStates Wanted, bool FirstGiven) : IOp
{
    int IOp.Arity => 3 + Recurrence.States;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var r = Recurrence;
        Operands.AreFloat(inputs, "recurrent");
        r.FitTape(inputs[1]);
        r.FitWeights(inputs[2]);
        Operands.Fit(inputs[0].Dims, "recurrent dy", Wanted.Count(r), r.Units);
        return inputs[1] with { Dims = [inputs[1].Dims[0], r.Steps + (FirstGiven ? 1 : 0), r.Gates * r.Units] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.RecurrentGradient(Recurrence, Wanted, FirstGiven, inputs, output);
}
