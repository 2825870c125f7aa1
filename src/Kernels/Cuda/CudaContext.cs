using System.Runtime.InteropServices;

namespace Strata.Kernels.Cuda;

/// <summary>A CUDA device made ready: its primary context, which it holds until it is disposed.</summary>
public sealed unsafe class CudaContext : IDisposable
{
    private const int NameBytes = 256;
    private const int ComputeCapabilityMajor = 75;
    private const int ComputeCapabilityMinor = 76;
    private readonly int device;
    private int disposed;

    /// <summary>Opens a device.</summary>
    /// <param name="deviceId">Its number, from 0 on; 0 by default.</param>
    /// <exception cref="CudaException">There is no CUDA driver, or no such device.</exception>
    public CudaContext(int deviceId = 0)
    {
        var driver = CudaDriver.Loaded;
        int count = GetDeviceCount();
        if (deviceId < 0 || deviceId >= count)
            throw new CudaException($"no CUDA device: expected a number below {count}, received {deviceId}.");
        int handle;
        driver.Check(driver.DeviceGet(&handle, deviceId), "cuDeviceGet");
        device = handle;
        DeviceName = Name(driver, handle);
        nuint bytes;
        driver.Check(driver.DeviceTotalMem(&bytes, handle), "cuDeviceTotalMem");
        TotalMemory = (long)bytes;
        ComputeCapability = new(
            Attribute(driver, ComputeCapabilityMajor, handle), Attribute(driver, ComputeCapabilityMinor, handle));
        nint context;
        driver.Check(driver.PrimaryContextRetain(&context, handle), "cuDevicePrimaryCtxRetain");
        Handle = context;
    }

    /// <summary>The driver's name of the device.</summary>
    public string DeviceName { get; }

    /// <summary>Its memory in bytes.</summary>
    public long TotalMemory { get; }

    /// <summary>What it can do: the version of its architecture.</summary>
    public Version ComputeCapability { get; }

    internal nint Handle { get; }

    /// <summary>How many CUDA devices there are.</summary>
    /// <exception cref="CudaException">There is no CUDA driver, or no device at all.</exception>
    public static int GetDeviceCount()
    {
        var driver = CudaDriver.Loaded;
        int count;
        driver.Check(driver.DeviceGetCount(&count), "cuDeviceGetCount");
        return count;
    }

    /// <summary>The driver's name of a device.</summary>
    /// <exception cref="CudaException">There is no CUDA driver, or no such device.</exception>
    public static string GetDeviceName(int deviceId)
    {
        var driver = CudaDriver.Loaded;
        int handle;
        driver.Check(driver.DeviceGet(&handle, deviceId), "cuDeviceGet");
        return Name(driver, handle);
    }

    /// <summary>Releases the device; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0) _ = CudaDriver.Loaded.PrimaryContextRelease(device);
    }

    private static string Name(CudaDriver driver, int handle)
    {
        byte* name = stackalloc byte[NameBytes];
        driver.Check(driver.DeviceGetName(name, NameBytes, handle), "cuDeviceGetName");
        return Marshal.PtrToStringUTF8((nint)name) ?? "";
    }

    private static int Attribute(CudaDriver driver, int attribute, int handle)
    {
        int value;
        driver.Check(driver.DeviceGetAttribute(&value, attribute, handle), "cuDeviceGetAttribute");
        return value;
    }
}
