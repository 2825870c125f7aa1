using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>A function computed in float64.</summary>
internal interface IDoubleFunction
{
    static abstract Vector512<double> Of(Vector512<double> x);
}
