namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>A function of two operands (of which it may read one), element by element.</summary>
internal interface IScalarFunction<T>
{
    static abstract T Of(T a, T b);
}
