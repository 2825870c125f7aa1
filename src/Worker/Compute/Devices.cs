using Strata.Backends;
using Strata.Hosting.Settings;
using Strata.Kernels.Cpu;
using Strata.Kernels.Cuda;

namespace Strata.Worker.Compute;

/// <summary>Opens the device that a worker is told to compute on.</summary>
internal static class Devices
{
    /// <param name="settings">Which device, and how many threads on the CPU.</param>
    /// <exception cref="SettingsException">The device is not here, or has no kernels.</exception>
    internal static Backend Open(ComputeSettings settings)
    {
        if (settings.Device == "cuda") return Cuda();
        if (settings.Threads is { } threads) CpuBackend.Threads = threads;
        return new CpuBackend();
    }

    private static CpuBackend Cuda()
    {
        try
        {
            using var context = new CudaContext();
            throw new SettingsException($"Compute:Device: expected cpu, because this version has no kernels for " +
                $"{context.DeviceName}; received cuda.");
        }
        catch (CudaException error)
        {
            throw new SettingsException($"Compute:Device: expected cpu, received cuda, but {error.Message}", error);
        }
    }
}
