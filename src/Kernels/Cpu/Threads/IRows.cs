namespace Strata.Kernels.Cpu.Threads;

/// <summary>Work on rows that do not know each other.</summary>
internal interface IRows
{
    /// <summary>Does the rows from the first up to, not including, the end.</summary>
    void Run(int first, int end);
}
