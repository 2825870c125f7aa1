namespace Strata.Backends;

/// <summary>The cells of <see cref="Recurrence"/> as elementwise programs over <see cref="RecurrentSlots"/>.</summary>
internal static class CellPrograms
{
    private const int K = RecurrentSlots.Kept, State = RecurrentSlots.State, Cell = State + 1;
    private const int Flow = RecurrentSlots.Flow, Beside = RecurrentSlots.Beside;

    /// <summary>a + b.</summary>
    internal static ElementwiseProgram Sum { get; } = new(2, new Instruction(Opcode.Add, 2, 0, 1));

    // u·h + (1 − u)·g.
    private static ElementwiseProgram Blend { get; } =
        Program(3, p => p.Add(p.Mul(0, 1), p.Mul(p.Sub(p.One(), 0), 2)));

    /// <summary>Of a GRU with its reset gate before the product: both gates, and what h is in the product.</summary>
    internal static Line[] ForwardGates(in Recurrence r)
    {
        bool hard = r.IsHard;
        var gate = Program(1, p => p.Gate(0, hard));
        return [new(gate, [0], K), new(gate, [1], K + 1), new(Product, [K + 1, State], RecurrentSlots.Spare)];
    }

    /// <summary>Of the same, from the gradient of r·h: that of the reset gate, and what goes to h.</summary>
    internal static Line[] BackwardReset(in Recurrence r)
    {
        bool hard = r.IsHard;
        return
        [
            new(
                Program(3, p => p.Mul(p.Mul(0, 1), p.GateSlope(2, hard))), [RecurrentSlots.Spare, State, K + 1], 1),
            new(Program(3, p => p.Add(0, p.Mul(1, 2))), [Beside, RecurrentSlots.Spare, K + 1], Beside),
        ];
    }

    private static ElementwiseProgram Product { get; } = Program(2, p => p.Mul(0, 1));

    /// <summary>From the gates' products to what a step keeps.</summary>
    internal static Line[] Forward(in Recurrence r)
    {
        bool hard = r.IsHard;
        var gate = Program(1, p => p.Gate(0, hard));
        var tanh = Program(1, p => p.Tanh(0));
        return r.Cell switch
        {
            RecurrentCell.Simple => [new(tanh, [0], K)],
            RecurrentCell.Lstm =>
            [
                new(gate, [0], K), new(gate, [1], K + 1), new(tanh, [2], K + 2), new(gate, [3], K + 3),
                new(Program(4, p => p.Add(p.Mul(0, 1), p.Mul(2, 3))), [K + 1, Cell, K, K + 2], K + 4),
                new(Program(2, p => p.Mul(0, p.Tanh(1))), [K + 3, K + 4], K + 5),
            ],
            RecurrentCell.Gru =>
            [
                new(gate, [0], K), new(gate, [1], K + 1),
                new(Program(3, p => p.Tanh(p.Add(0, p.Mul(1, 2)))), [2, K + 1, 3], K + 2),
                new(Program(1, p => p.Mul(0, p.One())), [3], K + 3),
                new(Blend, [K, State, K + 2], K + 4),
            ],
            _ => [new(tanh, [2], K + 2), new(Blend, [K, State, K + 2], K + 3)],
        };
    }

    /// <summary>From the state's gradient to those of the gates' products.</summary>
    internal static Line[] Backward(in Recurrence r)
    {
        bool hard = r.IsHard;
        var gate = Program(3, p => p.Mul(p.Mul(0, 1), p.GateSlope(2, hard)));
        var ofTanh = Program(3, p => p.Mul(p.Mul(0, 1), p.TanhSlope(2)));
        var product = Product;
        var update = Program(4, p => p.Mul(p.Mul(0, p.Sub(1, 2)), p.GateSlope(3, hard)));
        var candidate = Program(3, p => p.Mul(p.Mul(0, p.Sub(p.One(), 1)), p.TanhSlope(2)));
        return r.Cell switch
        {
            RecurrentCell.Simple => [new(Program(2, p => p.Mul(0, p.TanhSlope(1))), [Flow, K], 0)],
            RecurrentCell.Lstm =>
            [
                new(
                    Program(3, p => p.Mul(p.Mul(0, p.Tanh(1)), p.GateSlope(2, hard))), [Flow, K + 4, K + 3], 3),
                new(
                    Program(4, p => p.Add(0, p.Mul(p.Mul(1, 2), p.TanhSlope(p.Tanh(3))))),
                    [Beside, Flow, K + 3, K + 4], Beside),
                new(gate, [Beside, K + 2, K], 0),
                new(gate, [Beside, Cell, K + 1], 1),
                new(ofTanh, [Beside, K, K + 2], 2),
                new(product, [Beside, K + 1], Beside),
            ],
            RecurrentCell.GruBefore =>
            [
                new(update, [Flow, State, K + 2, K], 0), new(candidate, [Flow, K, K + 2], 2),
                new(product, [Flow, K], Beside),
            ],
            _ =>
            [
                new(update, [Flow, State, K + 2, K], 0), new(candidate, [Flow, K, K + 2], 2),
                new(gate, [2, K + 3, K + 1], 1),
                new(product, [2, K + 1], 3),
                new(product, [Flow, K], Beside),
            ],
        };
    }

    private static ElementwiseProgram Program(int inputs, Func<ProgramText, byte> write)
    {
        var text = new ProgramText(inputs);
        write(text);
        return text.Program;
    }

    /// <summary>A program, the slots it reads and the one it writes.</summary>
    internal sealed record Line(ElementwiseProgram Program, int[] Reads, int Writes);
}
