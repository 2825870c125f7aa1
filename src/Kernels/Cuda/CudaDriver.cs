using System.Runtime.InteropServices;

namespace Strata.Kernels.Cuda;

/// <summary>The functions of the CUDA driver, looked up in its library when first needed.</summary>
internal sealed unsafe class CudaDriver
{
    private static readonly Lazy<CudaDriver> Once = new(Load, LazyThreadSafetyMode.PublicationOnly);

    private readonly delegate* unmanaged<int, byte**, int> errorText;

    private CudaDriver(nint library)
    {
        errorText = (delegate* unmanaged<int, byte**, int>)Find(library, "cuGetErrorString");
        DeviceGetCount = (delegate* unmanaged<int*, int>)Find(library, "cuDeviceGetCount");
        DeviceGet = (delegate* unmanaged<int*, int, int>)Find(library, "cuDeviceGet");
        DeviceGetName = (delegate* unmanaged<byte*, int, int, int>)Find(library, "cuDeviceGetName");
        DeviceTotalMem = (delegate* unmanaged<nuint*, int, int>)Find(library, "cuDeviceTotalMem_v2");
        DeviceGetAttribute = (delegate* unmanaged<int*, int, int, int>)Find(library, "cuDeviceGetAttribute");
        PrimaryContextRetain = (delegate* unmanaged<nint*, int, int>)Find(library, "cuDevicePrimaryCtxRetain");
        PrimaryContextRelease = (delegate* unmanaged<int, int>)Find(library, "cuDevicePrimaryCtxRelease_v2");
        Check(((delegate* unmanaged<uint, int>)Find(library, "cuInit"))(0), "cuInit");
    }

    /// <summary>The driver, initialized.</summary>
    /// <exception cref="CudaException">There is none, or it finds no device.</exception>
    internal static CudaDriver Loaded => Once.Value;

    internal delegate* unmanaged<int*, int> DeviceGetCount { get; }

    internal delegate* unmanaged<int*, int, int> DeviceGet { get; }

    internal delegate* unmanaged<byte*, int, int, int> DeviceGetName { get; }

    internal delegate* unmanaged<nuint*, int, int> DeviceTotalMem { get; }

    internal delegate* unmanaged<int*, int, int, int> DeviceGetAttribute { get; }

    internal delegate* unmanaged<nint*, int, int> PrimaryContextRetain { get; }

    internal delegate* unmanaged<int, int> PrimaryContextRelease { get; }

    /// <summary>Throws what the driver says of a result that is not 0.</summary>
    internal void Check(int result, string function)
    {
        if (result == 0) return;
        byte* text = null;
        string said = errorText(result, &text) == 0 && text is not null
            ? Marshal.PtrToStringUTF8((nint)text)! : "an unknown error";
        throw new CudaException($"no CUDA device: {function} returned {result}, {said}.", result);
    }

    private static CudaDriver Load()
    {
        string name = OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";
        return NativeLibrary.TryLoad(name, out nint library) ? new(library)
            : throw new CudaException($"no CUDA device: the driver's library {name} is not installed.");
    }

    private static void* Find(nint library, string function) =>
        NativeLibrary.TryGetExport(library, function, out nint address) ? (void*)address
            : throw new CudaException($"no CUDA device: the driver is too old, it has no {function}.");
}
