using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Finishes a result whose rows were not completed one after the other.</summary>
internal readonly struct FinishRows : IRows
{
    private readonly Finish finish;
    private readonly int length;

    private FinishRows(Finish finish, int length)
    {
        this.finish = finish;
        this.length = length;
    }

    /// <summary>Finishes so many rows of a length.</summary>
    internal static void Run(Finish finish, long rows, int length) =>
        RowWork<FinishRows>.Run(new(finish, length), checked((int)rows), length);

    /// <inheritdoc/>
    public void Run(int first, int end) => finish.Run((long)first * length, (long)(end - first) * length);
}
