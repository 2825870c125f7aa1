namespace Strata.Kernels.Cpu.Linear;

/// <summary>The rows of a tile's left operand, term after term.</summary>
internal interface IFactors
{
    /// <summary>Goes on to the next term, the first one at the first call.</summary>
    void Next();

    /// <summary>The term's factor of a row, a constant to the compiler.</summary>
    float Of(int row);
}
