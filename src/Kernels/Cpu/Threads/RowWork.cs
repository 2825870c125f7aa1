namespace Strata.Kernels.Cpu.Threads;

/// <summary>Rows, cut into runs of about the same length that the team's threads share.</summary>
internal struct RowWork<TRows> : IWork
    where TRows : unmanaged, IRows
{
    private TRows rows;
    private int count, parts;

    /// <summary>Does all rows; <paramref name="cost"/> is that of one row, see <see cref="Team.Parts"/>.</summary>
    internal static void Run(in TRows rows, int count, long cost)
    {
        var work = new RowWork<TRows> { rows = rows, count = count, parts = Team.Parts(count, cost) };
        Team.Run(ref work, work.parts);
    }

    /// <inheritdoc/>
    public void Run(int part) => rows.Run(Bound(part), Bound(part + 1));

    private readonly int Bound(int part) => (int)((long)count * part / parts);
}
