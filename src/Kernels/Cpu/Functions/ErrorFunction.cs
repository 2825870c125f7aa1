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

    private static ReadOnlySpan<double> NearAbove =>
    [
        1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2,
        3.20937758913846947e3,
    ];

    private static ReadOnlySpan<double> NearBelow =>
    [
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
    ];

    private static ReadOnlySpan<double> FarAbove =>
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3,
    ];

    private static ReadOnlySpan<double> FarBelow =>
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    private static Vector512<double> Near(Vector512<double> x) =>
        x * Horner(x * x, NearAbove) / Horner(x * x, NearBelow);

    private static Vector512<double> Complement(Vector512<double> y) => Horner(y, FarAbove) / Horner(y, FarBelow);

    // Coefficients from the highest power down.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Horner(Vector512<double> x, ReadOnlySpan<double> coefficients)
    {
        var p = Vector512.Create(coefficients[0]);
        foreach (double coefficient in coefficients[1..])
            p = DoubleFunctions.MultiplyAdd(p, x, Vector512.Create(coefficient));
        return p;
    }
}
