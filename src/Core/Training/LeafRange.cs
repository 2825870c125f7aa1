namespace Strata.Training;

/// <summary>A range of consecutive leaves, or of the rows in them.</summary>
/// <param name="First">The first one in the range.</param>
/// <param name="End">The one after the last; equal to <paramref name="First"/> when the range is empty.</param>
public readonly record struct LeafRange(int First, int End)
{
    /// <summary>How many are in the range.</summary>
    public int Count => End - First;

    /// <summary>Whether nothing is in the range.</summary>
    public bool IsEmpty => End == First;
}
