using Strata.Kernels.Cpu;

namespace Strata;

public static partial class tf
{
    /// <summary>
    /// Sets how many threads compute on the CPU, in this process and, shared among them, in the workers of clusters
    /// that it starts on this machine. Changes no bit of any result. By default what the environment variable
    /// <c>STRATA_THREADS</c> says, else one for each processor that the process may use.
    /// </summary>
    /// <param name="numThreads">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static void setThreadsCount(int numThreads) => CpuBackend.Threads = numThreads;

    /// <summary>How many threads compute on the CPU.</summary>
    public static int getThreadsCount() => CpuBackend.Threads;
}
