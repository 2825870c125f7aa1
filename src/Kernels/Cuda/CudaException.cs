namespace Strata.Kernels.Cuda;

/// <summary>The CUDA driver refused a call, or there is none.</summary>
public sealed class CudaException : Exception
{
    /// <summary>An error without a message.</summary>
    public CudaException()
    {
    }

    /// <summary>An error with its message.</summary>
    public CudaException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its message and cause.</summary>
    public CudaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal CudaException(string message, int result)
        : base(message) => Result = result;

    /// <summary>The driver's CUresult; 0 where the driver was not reached.</summary>
    public int Result { get; }
}
