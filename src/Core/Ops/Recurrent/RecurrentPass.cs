using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Recurrent;

/// <summary>A recurrent cell run over a sequence, nothing kept: it gives <see cref="RecurrentStates"/>.</summary>
/// <param name="Recurrence">The cell and its lengths.</param>
/// <param name="Wanted">Which states it gives.</param>
public readonly record struct RecurrentPass(Recurrence Recurrence, WantedStates Wanted) : IOp
{
    int IOp.Arity => 2 + Recurrence.States;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Recurrence.Fit(inputs);
        return inputs[0] with { Dims = Wanted.Dims(Recurrence, inputs[0].Dims[0]) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.RecurrentPass(Recurrence, Wanted, inputs, output);
}
