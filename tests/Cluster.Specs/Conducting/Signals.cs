using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Strata.Cluster.Specs.Conducting;

/// <summary>kill(2).</summary>
internal static partial class Signals
{
    /// <summary>Sends a signal to one process.</summary>
    internal static void Send(int process, Signal signal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(process, 2);
        if (Kill(process, (int)signal) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{signal} to process {process}");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
