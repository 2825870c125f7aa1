using Strata.Backends;

namespace Strata.Ops.Recurrent;

/// <summary>Recurrent cells on tensors, eager or traced.</summary>
internal static class RecurrentTensors
{
    /// <summary>The states [batch, n, units] of a cell's run; what its gradient needs is kept only for a tape.</summary>
    /// <param name="recurrence">The cell and its lengths.</param>
    /// <param name="wanted">Which states it gives.</param>
    /// <param name="firstGiven">Whether the first states have gradients.</param>
    /// <param name="operands">x, weights and first states.</param>
    internal static Tensor Run(in Recurrence recurrence, WantedStates wanted, bool firstGiven, Tensor[] operands) =>
        Autodiff.Tape.Active
            ? Tensor.Apply(
                new RecurrentStates(recurrence, wanted, firstGiven),
                [Tensor.Apply(new RecurrentTape(recurrence), operands), .. operands])
            : Tensor.Apply(new RecurrentPass(recurrence, wanted), operands);
}
