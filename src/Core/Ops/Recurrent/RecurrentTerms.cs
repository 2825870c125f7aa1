using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Recurrent;

/// <summary>The left operands [x, h, 1] of all steps of a run: of its tape, x and first h.</summary>
/// <param name="Recurrence">The cell and its lengths.</param>
public readonly record struct RecurrentTerms(Recurrence Recurrence) : IOp
{
    int IOp.Arity => 3;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Recurrence.FitTape(inputs[0]);
        Operands.Fit(inputs[1].Dims, "recurrent x", Recurrence.Steps, Recurrence.Features);
        Operands.Fit(inputs[2].Dims, "recurrent state", Recurrence.Units);
        return inputs[0] with { Dims = [inputs[0].Dims[0], Recurrence.Steps, Recurrence.Terms] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.RecurrentTerms(Recurrence, inputs[0], inputs[1], inputs[2], output);
}
