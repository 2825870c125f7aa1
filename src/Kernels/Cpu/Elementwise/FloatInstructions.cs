using Strata.Backends;
using Strata.Kernels.Cpu.Functions;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Runs one instruction over float32 on a block.</summary>
internal static unsafe class FloatInstructions
{
    internal static void Run(in Instruction step, Source<float> a, Source<float> b, float* y, int n)
    {
        if (!Arithmetic(step.Code, a, b, y, n) && !Unary(step.Code, a, y, n) && !Function(step.Code, a, b, y, n))
            throw new ArgumentException($"code: {step.Code} is not defined on float32.");
    }

    private static bool Arithmetic(Opcode code, Source<float> a, Source<float> b, float* y, int n)
    {
        switch (code)
        {
            case Opcode.Add: Loops.Binary<float, FloatVectors.Add>(a, b, y, n); break;
            case Opcode.Sub: Loops.Binary<float, FloatVectors.Sub>(a, b, y, n); break;
            case Opcode.Mul: Loops.Binary<float, FloatVectors.Mul>(a, b, y, n); break;
            case Opcode.Div: Loops.Binary<float, FloatVectors.Div>(a, b, y, n); break;
            case Opcode.FloorDiv: Loops.Binary<float, FloatVectors.FloorDiv>(a, b, y, n); break;
            case Opcode.Maximum: Loops.Binary<float, FloatVectors.Maximum>(a, b, y, n); break;
            case Opcode.Minimum: Loops.Binary<float, FloatVectors.Minimum>(a, b, y, n); break;
            case Opcode.Equal: Loops.Binary<float, FloatVectors.Equal>(a, b, y, n); break;
            case Opcode.NotEqual: Loops.Binary<float, FloatVectors.NotEqual>(a, b, y, n); break;
            case Opcode.Less: Loops.Binary<float, FloatVectors.Less>(a, b, y, n); break;
            case Opcode.LessEqual: Loops.Binary<float, FloatVectors.LessEqual>(a, b, y, n); break;
            case Opcode.ReluGradient: Loops.Binary<float, Slopes.Relu>(a, b, y, n); break;
            case Opcode.EluGradient: Loops.Binary<float, Slopes.Elu>(a, b, y, n); break;
            case Opcode.SigmoidGradient: Loops.Binary<float, Slopes.Sigmoid>(a, b, y, n); break;
            case Opcode.TanhGradient: Loops.Binary<float, Slopes.Tanh>(a, b, y, n); break;
            case Opcode.Greater: Loops.Binary<float, FloatVectors.Less>(b, a, y, n); break;
            case Opcode.GreaterEqual: Loops.Binary<float, FloatVectors.LessEqual>(b, a, y, n); break;
            default: return false;
        }

        return true;
    }

    private static bool Unary(Opcode code, Source<float> a, float* y, int n)
    {
        switch (code)
        {
            case Opcode.ToFloat: Loops.Copy(a, y, n); break;
            case Opcode.Neg: Loops.Unary<float, FloatVectors.Neg>(a, y, n); break;
            case Opcode.Abs: Loops.Unary<float, FloatVectors.Abs>(a, y, n); break;
            case Opcode.Sign: Loops.Unary<float, FloatVectors.Sign>(a, y, n); break;
            case Opcode.Square: Loops.Unary<float, FloatVectors.Square>(a, y, n); break;
            case Opcode.Sqrt: Loops.Unary<float, FloatVectors.Sqrt>(a, y, n); break;
            case Opcode.Rsqrt: Loops.Unary<float, FloatVectors.Rsqrt>(a, y, n); break;
            case Opcode.Reciprocal: Loops.Unary<float, FloatVectors.Reciprocal>(a, y, n); break;
            case Opcode.Relu: Loops.Unary<float, FloatVectors.Relu>(a, y, n); break;
            case Opcode.Floor: Loops.Unary<float, FloatVectors.Floor>(a, y, n); break;
            case Opcode.Ceil: Loops.Unary<float, FloatVectors.Ceil>(a, y, n); break;
            case Opcode.Round: Loops.Unary<float, FloatVectors.Round>(a, y, n); break;
            case Opcode.FlushDenormals: Loops.Unary<float, FloatVectors.FlushDenormals>(a, y, n); break;
            case Opcode.IsNaN: Loops.Unary<float, FloatVectors.IsNaN>(a, y, n); break;
            case Opcode.IsInf: Loops.Unary<float, FloatVectors.IsInf>(a, y, n); break;
            case Opcode.IsFinite: Loops.Unary<float, FloatVectors.IsFinite>(a, y, n); break;
            case Opcode.ToBool: Loops.Unary<float, FloatVectors.ToBool>(a, y, n); break;
            case Opcode.ToInt: Loops.Unary<float, FloatVectors.ToInt>(a, y, n); break;
            default: return false;
        }

        return true;
    }

    private static bool Function(Opcode code, Source<float> a, Source<float> b, float* y, int n)
    {
        switch (code)
        {
            case Opcode.Exp: Loops.Unary<float, FloatFunctions.Exp>(a, y, n); break;
            case Opcode.Expm1: Loops.Unary<float, InDouble<Exponentials.Expm1>>(a, y, n); break;
            case Opcode.Log: Loops.Unary<float, FloatFunctions.Log>(a, y, n); break;
            case Opcode.Log1p: Loops.Unary<float, InDouble<Exponentials.Log1p>>(a, y, n); break;
            case Opcode.Sigmoid: Loops.Unary<float, FloatFunctions.Sigmoid>(a, y, n); break;
            case Opcode.Softplus: Loops.Unary<float, InDouble<Exponentials.Softplus>>(a, y, n); break;
            case Opcode.Sinh: Loops.Unary<float, InDouble<Exponentials.Sinh>>(a, y, n); break;
            case Opcode.Cosh: Loops.Unary<float, InDouble<Exponentials.Cosh>>(a, y, n); break;
            case Opcode.Tanh: Loops.Unary<float, FloatFunctions.Tanh>(a, y, n); break;
            case Opcode.Asinh: Loops.Unary<float, InDouble<Exponentials.Asinh>>(a, y, n); break;
            case Opcode.Acosh: Loops.Unary<float, InDouble<Exponentials.Acosh>>(a, y, n); break;
            case Opcode.Atanh: Loops.Unary<float, InDouble<Exponentials.Atanh>>(a, y, n); break;
            case Opcode.Asin: Loops.Unary<float, InDouble<Trigonometry.Asin>>(a, y, n); break;
            case Opcode.Acos: Loops.Unary<float, InDouble<Trigonometry.Acos>>(a, y, n); break;
            case Opcode.Atan: Loops.Unary<float, InDouble<Trigonometry.Atan>>(a, y, n); break;
            case Opcode.Sin: Loops.Unary<float, Trigonometry.Sin>(a, y, n); break;
            case Opcode.Cos: Loops.Unary<float, Trigonometry.Cos>(a, y, n); break;
            case Opcode.Tan: Loops.Unary<float, Trigonometry.Tan>(a, y, n); break;
            case Opcode.Erf: Loops.Unary<float, InDouble<ErrorFunction>>(a, y, n); break;
            case Opcode.Elu: Loops.Unary<float, Exponentials.Elu>(a, y, n); break;
            case Opcode.Pow: Loops.Binary<float, Exponentials.Pow>(a, b, y, n); break;
            case Opcode.Atan2: Loops.Binary<float, Trigonometry.Atan2>(a, b, y, n); break;
            case Opcode.Mod: Loops.Scalar<float, Modulo>(a, b, y, n); break;
            default: return false;
        }

        return true;
    }
}
