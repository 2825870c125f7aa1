using Strata.Backends;

namespace Strata.Ops.Recurrent;

/// <summary>Recurrent cells on tensors, eager or traced.</summary>
internal static class RecurrentTensors
{
    /// <summary>An LSTM over a sequence: h after each step or the last one, then, if asked for, the last c.</summary>
    /// <param name="isHard">Whether its gates are hard sigmoids.</param>
    /// <param name="eachStep">Whether h after each step is wanted.</param>
    /// <param name="cell">Whether the last c is wanted.</param>
    /// <param name="firstGiven">Whether the first states have gradients.</param>
    /// <param name="operands">x, weights, first h and c.</param>
    internal static Tensor Lstm(bool isHard, bool eachStep, bool cell, bool firstGiven, Tensor[] operands) =>
        Run(RecurrentCell.Lstm, isHard, new(eachStep, cell), firstGiven, operands);

    /// <summary>A simple cell over a sequence: h after each step or the last one.</summary>
    /// <inheritdoc cref="Lstm"/>
    internal static Tensor Simple(bool eachStep, bool firstGiven, Tensor[] operands) =>
        Run(RecurrentCell.Simple, false, new(eachStep, false), firstGiven, operands);

    /// <summary>A GRU over a sequence, its reset gate behind or before the product.</summary>
    /// <inheritdoc cref="Lstm"/>
    internal static Tensor Gru(bool isAfter, bool isHard, bool eachStep, bool firstGiven, Tensor[] operands) => Run(
        isAfter ? RecurrentCell.Gru : RecurrentCell.GruBefore, isHard, new(eachStep, false), firstGiven, operands);

    private static Tensor Run(
        RecurrentCell cell, bool isHard, WantedStates wanted, bool firstGiven, Tensor[] operands)
    {
        var x = operands[0].Dims;
        return Run(new(cell, isHard, x[1], x[2], operands[2].Dims[1]), wanted, firstGiven, operands);
    }

    /// <summary>The states [batch, n, units] of a cell's run; only for a tape more is kept.</summary>
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
