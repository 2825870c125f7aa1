using Strata.Backends;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Runs one instruction over int32 or truth values on a block.</summary>
internal static unsafe class IntegerInstructions
{
    internal static void Run(in Instruction step, Source<int> a, Source<int> b, int* y, int n)
    {
        if (!Binary(step.Code, a, b, y, n) && !Unary(step.Code, a, y, n))
            throw new ArgumentException($"code: {step.Code} is not defined on int32.");
    }

    private static bool Binary(Opcode code, Source<int> a, Source<int> b, int* y, int n)
    {
        switch (code)
        {
            case Opcode.Add: Loops.Binary<int, IntegerVectors.Add>(a, b, y, n); break;
            case Opcode.Sub: Loops.Binary<int, IntegerVectors.Sub>(a, b, y, n); break;
            case Opcode.Mul: Loops.Binary<int, IntegerVectors.Mul>(a, b, y, n); break;
            case Opcode.Maximum: Loops.Binary<int, IntegerVectors.Maximum>(a, b, y, n); break;
            case Opcode.Minimum: Loops.Binary<int, IntegerVectors.Minimum>(a, b, y, n); break;
            case Opcode.Equal: Loops.Binary<int, IntegerVectors.Equal>(a, b, y, n); break;
            case Opcode.NotEqual: Loops.Binary<int, IntegerVectors.NotEqual>(a, b, y, n); break;
            case Opcode.Less: Loops.Binary<int, IntegerVectors.Less>(a, b, y, n); break;
            case Opcode.LessEqual: Loops.Binary<int, IntegerVectors.LessEqual>(a, b, y, n); break;
            case Opcode.And: Loops.Binary<int, IntegerVectors.And>(a, b, y, n); break;
            case Opcode.Or: Loops.Binary<int, IntegerVectors.Or>(a, b, y, n); break;
            case Opcode.Xor: Loops.Binary<int, IntegerVectors.Xor>(a, b, y, n); break;
            case Opcode.Greater: Loops.Binary<int, IntegerVectors.Less>(b, a, y, n); break;
            case Opcode.GreaterEqual: Loops.Binary<int, IntegerVectors.LessEqual>(b, a, y, n); break;
            case Opcode.Div:
            case Opcode.FloorDiv: Loops.Scalar<int, IntegerVectors.FloorDiv>(a, b, y, n); break;
            case Opcode.Mod: Loops.Scalar<int, IntegerVectors.Mod>(a, b, y, n); break;
            case Opcode.Pow: Loops.Scalar<int, IntegerVectors.Pow>(a, b, y, n); break;
            case Opcode.Atan2: Loops.Scalar<int, IntegerVectors.Atan2>(a, b, y, n); break;
            default: return false;
        }

        return true;
    }

    private static bool Unary(Opcode code, Source<int> a, int* y, int n)
    {
        switch (code)
        {
            case Opcode.Not: Loops.Unary<int, IntegerVectors.Not>(a, y, n); break;
            case Opcode.Neg: Loops.Unary<int, IntegerVectors.Neg>(a, y, n); break;
            case Opcode.Abs: Loops.Unary<int, IntegerVectors.Abs>(a, y, n); break;
            case Opcode.Sign: Loops.Unary<int, IntegerVectors.Sign>(a, y, n); break;
            case Opcode.Square: Loops.Unary<int, IntegerVectors.Square>(a, y, n); break;
            case Opcode.ToFloat: Loops.Unary<int, IntegerVectors.ToFloat>(a, y, n); break;
            case Opcode.ToBool: Loops.Unary<int, IntegerVectors.ToBool>(a, y, n); break;
            case Opcode.ToInt: Loops.Unary<int, IntegerVectors.Copy>(a, y, n); break;
            default: return false;
        }

        return true;
    }
}
