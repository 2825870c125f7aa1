using System.Runtime.CompilerServices;
using Strata.Backends;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>
/// Which input is what in the program of Adam's update: m' = m·β₁ + g·(1 − β₁) and v' = v·β₂ + g²·(1 − β₂), denormals
/// flushed, w' = w − m'·rate/(√(v'·correction) + ε); results are w' and, in either order, m' and v'.
/// </summary>
internal readonly struct AdamProgram
{
    private const int Instructions = 15;

    internal int W { get; private init; }

    internal int M { get; private init; }

    internal int V { get; private init; }

    internal int Gradient { get; private init; }

    internal int Rate { get; private init; }

    internal int Correction { get; private init; }

    internal int Epsilon { get; private init; }

    internal int Beta1 { get; private init; }

    internal int Rest1 { get; private init; }

    internal int Beta2 { get; private init; }

    internal int Rest2 { get; private init; }

    /// <summary>Which result is m': 1 or 2.</summary>
    internal int MomentResult { get; private init; }

    /// <summary>Reads a program; false if it is another.</summary>
    internal static bool TryRead(ElementwiseProgram program, out AdamProgram read)
    {
        read = default;
        if (program.Code.Length != Instructions || program.Results.Length != 3) return false;
        var at = new Operations(program);
        int w = at.End(program.Results[0], Opcode.Sub), quotient = at.Right(w, Opcode.Div);
        int numerator = at.Left(quotient, Opcode.Mul), denominator = at.Right(quotient, Opcode.Add);
        int root = at.Left(denominator, Opcode.Sqrt), corrected = at.Left(root, Opcode.Mul);
        int m = at.Left(numerator, Opcode.FlushDenormals), v = at.Left(corrected, Opcode.FlushDenormals);
        int sumM = at.Left(m, Opcode.Add), keptM = at.Left(sumM, Opcode.Mul), newM = at.Right(sumM, Opcode.Mul);
        int sumV = at.Left(v, Opcode.Add), keptV = at.Left(sumV, Opcode.Mul), newV = at.Right(sumV, Opcode.Mul);
        int square = at.Left(newV, Opcode.Square);
        int second = at.End(program.Results[1], Opcode.FlushDenormals);
        int third = at.End(program.Results[2], Opcode.FlushDenormals);
        bool mIsSecond = second == m && third == v, mIsThird = third == m && second == v;
        read = new()
        {
            W = at.LeftInput(w), M = at.LeftInput(keptM), V = at.LeftInput(keptV), Gradient = at.LeftInput(newM),
            Rate = at.RightInput(numerator), Correction = at.RightInput(corrected),
            Epsilon = at.RightInput(denominator), Beta1 = at.RightInput(keptM), Rest1 = at.RightInput(newM),
            Beta2 = at.RightInput(keptV), Rest2 = at.RightInput(newV), MomentResult = mIsSecond ? 1 : 2,
        };
        return (mIsSecond || mIsThird) && at.AllFound && at.LeftInput(square) == read.Gradient && at.AllFound;
    }

    /// <summary>Finds, from an instruction, those that made its operands.</summary>
    private ref struct Operations(ElementwiseProgram program)
    {
        private readonly ReadOnlySpan<Instruction> code = program.Code;

        /// <summary>Whether everything asked for was there.</summary>
        internal bool AllFound { get; private set; } = true;

        internal int End(int register, Opcode expected) => Found(register, code.Length, expected);

        internal int Left(int of, Opcode expected) => of < 0 ? -1 : Found(code[of].A, of, expected);

        internal int Right(int of, Opcode expected) => of < 0 ? -1 : Found(code[of].B, of, expected);

        internal int LeftInput(int of) => of < 0 ? 0 : Input(code[of].A, of);

        internal int RightInput(int of) => of < 0 ? 0 : Input(code[of].B, of);

        private readonly int Producer(int register, int before)
        {
            int i = before - 1;
            while (i >= 0 && code[i].Target != register) i--;
            return i;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private int Found(int register, int before, Opcode expected)
        {
            int producer = Producer(register, before);
            if (producer >= 0 && code[producer].Code == expected && !code[producer].Integer) return producer;
            AllFound = false;
            return -1;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private int Input(int register, int before)
        {
            if (Producer(register, before) >= 0) AllFound = false;
            return register;
        }
    }
}
