using System.Runtime.CompilerServices;
using Strata.Callbacks;
using Strata.Kernels.Cpu;

namespace Strata;

/// <summary>What holds until the program says otherwise: the CPU computes, progress goes to the console.</summary>
internal static class Defaults
{
#pragma warning disable CA2255 // The library is an application's door: whoever touches it wants these.
    [ModuleInitializer]
    internal static void Set()
#pragma warning restore CA2255
    {
        if (!Engine.HasBackend) Engine.Backend = new CpuBackend();
        ProgressOutput.Use(() => Console.Out, () => !Console.IsOutputRedirected);
    }
}
