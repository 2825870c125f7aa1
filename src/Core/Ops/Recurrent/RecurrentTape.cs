using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Recurrent;

/// <summary>
/// A recurrent cell run over a sequence, all that its gradient needs kept: x [batch, steps, features], weights, first
/// states [batch, units] (h and, of an LSTM, c). <see cref="RecurrentStates"/> reads it, and has the gradient.
/// </summary>
/// <param name="Recurrence">The cell and its lengths.</param>
public readonly record struct RecurrentTape(Recurrence Recurrence) : IOp
{
    int IOp.Arity => 2 + Recurrence.States;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Recurrence.Fit(inputs);
        return inputs[0] with { Dims = [inputs[0].Dims[0], Recurrence.Steps, Recurrence.Kept * Recurrence.Units] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Recurrent(Recurrence, inputs, output);
}
