namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Lines of memory that come next, for which a tile asks while it is computed. Asked for in a burst, they would be in
/// the way of those that the tile itself is waiting for.
/// </summary>
internal interface ILinesAhead
{
    /// <summary>Elements of a line.</summary>
    internal const int Line = 16;

    /// <summary>For how many terms a tile asks once.</summary>
    int Terms { get; }

    /// <summary>Asks for a line.</summary>
    void Ask();
}
