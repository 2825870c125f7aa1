using System.Runtime.InteropServices;
using Strata.Kernels.Cuda;
using Xunit;

namespace Strata.Kernels.Tests.Cuda;

public sealed class CudaContextTests
{
    private static bool HasDriver => NativeLibrary.TryLoad("libcuda.so.1", out _);

    [SkippableFact]
    public void Without_a_driver_the_error_says_so()
    {
        Skip.If(HasDriver, "a CUDA driver is installed here");
        var error = Assert.Throws<CudaException>(() => new CudaContext());
        Assert.Equal("no CUDA device: the driver's library libcuda.so.1 is not installed.", error.Message);
        Assert.Throws<CudaException>(() => CudaContext.GetDeviceCount());
    }

    [SkippableFact]
    public void A_device_says_what_it_is()
    {
        Skip.IfNot(HasDriver, "no CUDA driver is installed here");
        using var context = new CudaContext();
        Assert.Equal(CudaContext.GetDeviceName(0), context.DeviceName);
        Assert.True(context.TotalMemory > 0);
        Assert.True(context.ComputeCapability.Major > 0);
        Assert.Throws<CudaException>(() => new CudaContext(CudaContext.GetDeviceCount()));
    }
}
