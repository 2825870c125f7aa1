using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>
/// The error function by W. J. Cody's rational approximations ("Rational Chebyshev approximations for the error
/// function", Mathematics of Computation 23, 1969).
/// </summary>
internal readonly struct ErrorFunction : IDoubleFunction
{
    private const double Border = 0.46875;

    // From 4 on, 1 − erf x is below half a unit of float32's last place.
    private const double Last = 4;

    public static Vector512<double> Of(Vector512<double> x)
    {
        var a = Vector512.Abs(x);
        var near = Near(x);
        var y = Vector512.Min(a, Vector512.Create(Last));
        var far = Vector512.CopySign(Vector512<double>.One - (DoubleFunctions.Exp(-(y * y)) * Complement(y)), x);
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a, Vector512.Create(Border)), near, far);
    }

    private static Vector512<double> Near(Vector512<double> x) => x * NearAbove(x * x) / NearBelow(x * x);

    private static Vector512<double> Complement(Vector512<double> y) => FarAbove(y) / FarBelow(y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> NearAbove(Vector512<double> z)
    {
        var p = Vector512.Create(1.85777706184603153e-1);
        p = DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(3.16112374387056560));
        p = DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(1.13864154151050156e2));
        p = DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(3.77485237685302021e2));
        return DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(3.20937758913846947e3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> NearBelow(Vector512<double> z)
    {
        var p = Vector512.Create(1.0);
        p = DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(2.36012909523441209e1));
        p = DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(2.44024637934444173e2));
        p = DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(1.28261652607737228e3));
        return DoubleFunctions.MultiplyAdd(p, z, Vector512.Create(2.84423683343917062e3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FarAbove(Vector512<double> y)
    {
        var p = Vector512.Create(2.15311535474403846e-8);
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(5.64188496988670089e-1));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(8.88314979438837594));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(6.61191906371416295e1));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(2.98635138197400131e2));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(8.81952221241769090e2));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(1.71204761263407058e3));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(2.05107837782607147e3));
        return DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(1.23033935479799725e3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FarBelow(Vector512<double> y)
    {
        var p = Vector512.Create(1.0);
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(1.57449261107098347e1));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(1.17693950891312499e2));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(5.37181101862009858e2));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(1.62138957456669019e3));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(3.29079923573345963e3));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(4.36261909014324716e3));
        p = DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(3.43936767414372164e3));
        return DoubleFunctions.MultiplyAdd(p, y, Vector512.Create(1.23033935480374942e3));
    }
}
