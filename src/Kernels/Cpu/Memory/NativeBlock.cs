using System.Runtime.InteropServices;

namespace Strata.Kernels.Cpu.Memory;

/// <summary>
/// Aligned memory of the system. Large blocks ask for huge pages where Linux leaves the choice to the program: a kernel
/// that goes down a column else finds each row on another page, whose address the processor must look up first.
/// </summary>
internal static unsafe partial class NativeBlock
{
    /// <summary>The least alignment.</summary>
    internal const int Alignment = 64;

    private const long HugePage = 2 << 20;
    private const int AdviseHugePages = 14;

    /// <summary>Takes memory, its contents undefined.</summary>
    /// <exception cref="OutOfMemoryException">The system has none.</exception>
    internal static byte* Take(long bytes)
    {
        if (bytes < HugePage / 2 || !OperatingSystem.IsLinux())
            return (byte*)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
        nuint whole = (nuint)((bytes + HugePage - 1) / HugePage * HugePage);
        byte* block = (byte*)NativeMemory.AlignedAlloc(whole, (nuint)HugePage);
        _ = Advise(block, whole, AdviseHugePages);   // refused, it stays as it is
        return block;
    }

    /// <summary>Returns what <see cref="Take"/> gave; nothing for null.</summary>
    internal static void Free(void* block) => NativeMemory.AlignedFree(block);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(byte* address, nuint length, int advice);
}
