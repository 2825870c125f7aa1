using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>A function of one operand, 16 elements at a time.</summary>
internal interface IUnaryVector<T>
{
    static abstract Vector512<T> Of(Vector512<T> a);
}
