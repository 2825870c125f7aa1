namespace Strata.Kernels.Cpu.Linear;

/// <summary>Where, from the beginning of a row, its factors stand, one after the other.</summary>
internal interface IOffsets
{
    /// <summary>The next factor's place.</summary>
    nint Next();
}
