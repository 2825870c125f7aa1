using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Functions;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>The activations of gates.</summary>
internal static class Gates
{
    internal readonly struct Soft : IGate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> a) => FloatFunctions.Sigmoid.Of(a);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Slope(Vector512<float> s) => s * (Vector512<float>.One - s);
    }

    internal readonly struct Hard : IGate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> a) => FloatFunctions.HardSigmoid.Of(a);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Slope(Vector512<float> s)
        {
            var isInside = Vector512.GreaterThan(s, Vector512<float>.Zero)
                & Vector512.LessThan(s, Vector512<float>.One);
            return Vector512.ConditionalSelect(isInside, Vector512.Create(0.2f), Vector512<float>.Zero);
        }
    }
}
