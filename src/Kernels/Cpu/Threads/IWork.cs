namespace Strata.Kernels.Cpu.Threads;

/// <summary>
/// Work in parts that may run at once, on any thread, in any order. Implemented by unmanaged structs that lie on the
/// stack of whoever calls <see cref="Team.Run"/>.
/// </summary>
internal interface IWork
{
    /// <summary>Does one part.</summary>
    void Run(int part);
}
