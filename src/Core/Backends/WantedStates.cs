using Strata.Tensors;

namespace Strata.Backends;

/// <summary>Which states of a <see cref="Recurrence"/> are wanted, [rows, n, Units].</summary>
/// <param name="EachStep">Whether h after each step, or after the last one alone.</param>
/// <param name="Cell">Whether, behind them, an LSTM's c after the last step.</param>
public readonly record struct WantedStates(bool EachStep, bool Cell)
{
    /// <summary>How many states of a row there are.</summary>
    public int Count(in Recurrence recurrence) => (EachStep ? recurrence.Steps : 1) + (Cell ? 1 : 0);

    /// <summary>The dimensions for so many rows.</summary>
    internal Dims Dims(in Recurrence recurrence, int rows) => [rows, Count(recurrence), recurrence.Units];
}
