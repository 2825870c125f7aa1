namespace Strata.Testing.BackendContract;

/// <summary>What each row has of an input.</summary>
/// <param name="Size">How many elements.</param>
/// <param name="Low">The smallest value.</param>
/// <param name="High">The largest value.</param>
public readonly record struct RowInput(int Size, double Low = -1, double High = 1);
