namespace Strata.Plans;

/// <summary>Which rows of which step an executor is to run.</summary>
/// <param name="Step">The number of the step; keys random draws.</param>
/// <param name="GlobalRows">Rows of the whole batch.</param>
/// <param name="FirstRow">The first row that is here; a multiple of the leaf's rows.</param>
/// <param name="Rows">Rows that are here.</param>
public readonly record struct StepRows(long Step, int GlobalRows, int FirstRow, int Rows)
{
    /// <summary>A whole batch in one place.</summary>
    public static StepRows Whole(long step, int rows) => new(step, rows, 0, rows);
}
