namespace Strata;

/// <summary>How a column of a CSV file is read.</summary>
/// <param name="required">Whether an empty cell is an error; false by default.</param>
/// <param name="dtype">The type: float32, int32 (rounded down), bool (1 and true are 1) or string; by default whatever
/// it looks like.</param>
/// <param name="default">The value of an empty cell: a number, a truth value or text.</param>
/// <param name="isLabel">Whether it is what a model shall learn; false by default.</param>
public sealed class ColumnConfig(
    bool required = false, DType? dtype = null, object? @default = null, bool isLabel = false)
{
    /// <summary>Whether an empty cell is an error.</summary>
    public bool required { get; } = required;

    /// <summary>The type, or null for whatever it looks like.</summary>
    public DType? dtype { get; } = dtype;

    /// <summary>The value of an empty cell, or null.</summary>
    public object? @default { get; } = @default;

    /// <summary>Whether it is what a model shall learn.</summary>
    public bool isLabel { get; } = isLabel;
}
