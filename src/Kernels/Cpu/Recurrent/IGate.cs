using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>The activation of a recurrent cell's gates.</summary>
internal interface IGate : IUnaryVector<float>
{
    /// <summary>The slope where the value is s.</summary>
    static abstract Vector512<float> Slope(Vector512<float> s);
}
