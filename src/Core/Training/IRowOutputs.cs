namespace Strata.Training;

/// <summary>Takes those outputs of validation steps that have a row per sample.</summary>
public interface IRowOutputs
{
    /// <summary>Takes consecutive rows of one output, each row of a run once, before its step is told.</summary>
    /// <param name="output">Which output, counted from 0 behind the logs.</param>
    /// <param name="firstRow">The first row, counted from the first of the data.</param>
    /// <param name="rows">Their elements.</param>
    void Take(int output, int firstRow, ReadOnlySpan<byte> rows);
}
