using System.Runtime.InteropServices;

namespace Strata.Initializers;

/// <summary>Tensors of values that the host computed.</summary>
internal static class HostTensor
{
    internal static Tensor Of(float[] values, int[] shape) =>
        Engine.FromHost(MemoryMarshal.AsBytes<float>(values), new(new([.. shape]), DType.float32));
}
