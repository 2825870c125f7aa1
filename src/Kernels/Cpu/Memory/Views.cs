using Strata.Backends;

namespace Strata.Kernels.Cpu.Memory;

/// <summary>Where the elements of a view lie.</summary>
internal static unsafe class Views
{
    internal static byte* Bytes(this in BufferView view) => ((CpuBuffer)view.Buffer).Address + view.Offset;

    internal static float* Floats(this in BufferView view) => (float*)view.Bytes();

    internal static int* Ints(this in BufferView view) => (int*)view.Bytes();
}
