using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>A function of two operands, 16 elements at a time.</summary>
internal interface IBinaryVector<T>
{
    static abstract Vector512<T> Of(Vector512<T> a, Vector512<T> b);
}
