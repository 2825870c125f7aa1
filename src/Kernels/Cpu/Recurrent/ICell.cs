using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>
/// A recurrent cell on 16 units of a row; see <see cref="Strata.Backends.Recurrence"/> for gates and what is kept.
/// </summary>
internal unsafe interface ICell
{
    /// <summary>From the gates' products to the new h.</summary>
    /// <param name="z">The products, 16 of each gate one behind the other.</param>
    /// <param name="state">c of an LSTM, else h: before the step, then after it.</param>
    /// <param name="kept">Takes what is kept.</param>
    /// <param name="stride">Elements from one kept vector to the next.</param>
    static abstract Vector512<float> Forward<TGate>(
        float* z, ref Vector512<float> state, float* kept, int stride)
        where TGate : struct, IGate;

    /// <summary>From the gradient of h to those of the gates' products.</summary>
    /// <param name="kept">What the step kept.</param>
    /// <param name="stride">Elements from one kept vector to the next.</param>
    /// <param name="before">c of an LSTM, else h, before the step.</param>
    /// <param name="dh">The gradient of h after the step.</param>
    /// <param name="beside">The gradient of c after the step, then before it; of a GRU, what h passes on.</param>
    /// <param name="dz">Takes the gradients.</param>
    /// <param name="next">Elements from one gate's gradient to the next.</param>
    static abstract void Backward<TGate>(
        float* kept, int stride, Vector512<float> before, Vector512<float> dh, ref Vector512<float> beside,
        float* dz, int next)
        where TGate : struct, IGate;
}
