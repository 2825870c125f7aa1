using Strata.Kernels.Cpu;

namespace Strata.Testing;

/// <summary>The backend of tests: the CPU's, set once for a test assembly.</summary>
public static class TestBackend
{
    private static readonly Lazy<CpuBackend> Shared = new(() => new CpuBackend());

    /// <summary>The one CPU backend of the process.</summary>
    public static CpuBackend Cpu => Shared.Value;

    /// <summary>Makes it the engine's, unless one was set.</summary>
    public static void Use()
    {
        if (!Engine.HasBackend) Engine.Backend = Cpu;
    }
}
