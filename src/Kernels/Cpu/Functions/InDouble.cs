using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>A function of float32 that is computed in float64 and rounded once.</summary>
internal readonly struct InDouble<TFunction> : IUnaryVector<float>
    where TFunction : struct, IDoubleFunction
{
    public static Vector512<float> Of(Vector512<float> a) =>
        Vector512.Narrow(TFunction.Of(Vector512.WidenLower(a)), TFunction.Of(Vector512.WidenUpper(a)));
}
