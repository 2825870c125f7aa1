using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>a modulo b with the sign of b; exact.</summary>
internal readonly struct Modulo : IScalarFunction<float>
{
    public static float Of(float a, float b)
    {
        float rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }
}
