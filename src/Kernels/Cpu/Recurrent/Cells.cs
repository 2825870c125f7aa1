using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Functions;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>The cells.</summary>
internal static unsafe class Cells
{
    private static Vector512<float> One => Vector512<float>.One;

    internal readonly struct Simple : ICell
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Forward<TGate>(float* z, ref Vector512<float> state, float* kept, int stride)
            where TGate : struct, IGate
        {
            state = FloatFunctions.Tanh.Of(Vector512.Load(z));
            state.Store(kept);
            return state;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Backward<TGate>(
            float* kept, int stride, Vector512<float> before, Vector512<float> dh, ref Vector512<float> beside,
            float* dz, int next)
            where TGate : struct, IGate
        {
            var h = Vector512.Load(kept);
            (dh * (One - (h * h))).Store(dz);
        }
    }

    internal readonly struct Lstm : ICell
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Forward<TGate>(float* z, ref Vector512<float> state, float* kept, int stride)
            where TGate : struct, IGate
        {
            var i = TGate.Of(Vector512.Load(z));
            var f = TGate.Of(Vector512.Load(z + 16));
            var g = FloatFunctions.Tanh.Of(Vector512.Load(z + 32));
            var o = TGate.Of(Vector512.Load(z + 48));
            var c = (f * state) + (i * g);
            var h = o * FloatFunctions.Tanh.Of(c);
            i.Store(kept);
            f.Store(kept + stride);
            g.Store(kept + (2 * stride));
            o.Store(kept + (3 * stride));
            c.Store(kept + (4 * stride));
            h.Store(kept + (5 * stride));
            state = c;
            return h;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Backward<TGate>(
            float* kept, int stride, Vector512<float> before, Vector512<float> dh, ref Vector512<float> beside,
            float* dz, int next)
            where TGate : struct, IGate
        {
            Vector512<float> i = Vector512.Load(kept), f = Vector512.Load(kept + stride);
            Vector512<float> g = Vector512.Load(kept + (2 * stride)), o = Vector512.Load(kept + (3 * stride));
            var t = FloatFunctions.Tanh.Of(Vector512.Load(kept + (4 * stride)));
            (dh * t * TGate.Slope(o)).Store(dz + (3 * next));
            var dc = beside + (dh * o * (One - (t * t)));
            (dc * g * TGate.Slope(i)).Store(dz);
            (dc * before * TGate.Slope(f)).Store(dz + next);
            (dc * i * (One - (g * g))).Store(dz + (2 * next));
            beside = dc * f;
        }
    }

    internal readonly struct Gru : ICell
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Forward<TGate>(float* z, ref Vector512<float> state, float* kept, int stride)
            where TGate : struct, IGate
        {
            var u = TGate.Of(Vector512.Load(z));
            var r = TGate.Of(Vector512.Load(z + 16));
            var product = Vector512.Load(z + 48);
            var g = FloatFunctions.Tanh.Of(Vector512.Load(z + 32) + (r * product));
            var h = (u * state) + ((One - u) * g);
            u.Store(kept);
            r.Store(kept + stride);
            g.Store(kept + (2 * stride));
            product.Store(kept + (3 * stride));
            h.Store(kept + (4 * stride));
            state = h;
            return h;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Backward<TGate>(
            float* kept, int stride, Vector512<float> before, Vector512<float> dh, ref Vector512<float> beside,
            float* dz, int next)
            where TGate : struct, IGate
        {
            Vector512<float> u = Vector512.Load(kept), r = Vector512.Load(kept + stride);
            var g = Vector512.Load(kept + (2 * stride));
            (dh * (before - g) * TGate.Slope(u)).Store(dz);
            var dg = dh * (One - u) * (One - (g * g));
            dg.Store(dz + (2 * next));
            (dg * Vector512.Load(kept + (3 * stride)) * TGate.Slope(r)).Store(dz + next);
            (dg * r).Store(dz + (3 * next));
            beside = dh * u;
        }
    }
}
