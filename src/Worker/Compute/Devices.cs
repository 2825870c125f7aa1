using Strata.Backends;
using Strata.Hosting.Settings;
using Strata.Kernels.Cpu;
using Strata.Kernels.Cuda;

namespace Strata.Worker.Compute;

/// <summary>Opens the device that a worker is told to compute on.</summary>
internal static class Devices
{
    /// <param name="device">cpu or cuda.</param>
    /// <exception cref="SettingsException">The device is not here, or has no kernels.</exception>
    internal static Backend Open(string device) => device == "cuda" ? Cuda() : new CpuBackend();

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
