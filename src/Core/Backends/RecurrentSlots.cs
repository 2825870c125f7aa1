using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// What a step of a recurrent cell works on: matrices [rows, units], numbered, that <see cref="CellPrograms"/> read and
/// write.
/// </summary>
internal sealed class RecurrentSlots : IDisposable
{
    /// <summary>The first slot of what a step keeps; before it stand the gates.</summary>
    internal const int Kept = 4;

    /// <summary>The states before the step: h, then c.</summary>
    internal const int State = 10;

    /// <summary>The gradient of the state behind the step.</summary>
    internal const int Flow = 12;

    /// <summary>The gradient of c or, of a GRU, what h passes on beside its product.</summary>
    internal const int Beside = 13;

    /// <summary>Of a GRU with its reset gate before the product r·h, or its gradient; else for the moment.</summary>
    internal const int Spare = 14;

    private const int Count = 15;
    private readonly Backend on;
    private readonly Recurrence r;
    private readonly int rows;
    private readonly Buffer memory;

    internal RecurrentSlots(Backend on, in Recurrence r, int rows)
    {
        (this.on, this.r, this.rows) = (on, r, rows);
        long slots = (long)Count * rows * r.Units, products = (long)rows * r.Gates * r.Units;
        long terms = Math.Max((long)rows * r.Terms, (long)r.Gates * r.Units * r.Units);
        memory = on.Allocate(4 * (slots + products + terms));
        Products = new(memory, 4 * slots, [rows, r.Gates * r.Units], DType.float32);
        Terms = new(memory, 4 * (slots + products), [rows, r.Terms], DType.float32);
    }

    /// <summary>z of all gates, or its gradient.</summary>
    internal BufferView Products { get; }

    /// <summary>The left operand of a step.</summary>
    internal BufferView Terms { get; }

    internal BufferView this[int slot] =>
        new(memory, 4L * slot * rows * r.Units, [rows, r.Units], DType.float32);

    public void Dispose() => memory.Dispose();

    /// <summary>Copies columns of each row.</summary>
    internal void Copy(
        BufferView from, long start, int stride, BufferView to, long targetStart, int targetStride, int length) =>
        on.CopyStrided(from, new([rows, length], start, [stride, 1], targetStart, [targetStride, 1]), to);

    internal void Run(IReadOnlyList<CellPrograms.Line> lines)
    {
        foreach (var line in lines)
            on.Elementwise(line.Program, Array.ConvertAll(line.Reads, slot => this[slot]), this[line.Writes]);
    }

    /// <summary>Sets the gradients behind the last step.</summary>
    internal void Begin(BufferView dy, WantedStates wanted)
    {
        on.Fill(this[Flow], 0);
        on.Fill(this[Beside], 0);
        int count = wanted.Count(r);
        if (wanted.Cell) Copy(dy, (count - 1L) * r.Units, count * r.Units, this[Beside], 0, r.Units, r.Units);
    }

    /// <summary>Adds what reaches the state of a step from outside.</summary>
    internal void AddGradient(BufferView dy, WantedStates wanted, int step)
    {
        if (!wanted.EachStep && step < r.Steps - 1) return;
        int at = wanted.EachStep ? step : 0;
        Copy(dy, (long)at * r.Units, wanted.Count(r) * r.Units, this[Spare], 0, r.Units, r.Units);
        on.Elementwise(CellPrograms.Sum, [this[Flow], this[Spare]], this[Flow]);
    }

    internal void ReadKept(BufferView tape, int step, int kept, int slot)
    {
        long at = (((long)step * r.Kept) + kept) * r.Units;
        Copy(tape, at, r.Steps * r.Kept * r.Units, this[slot], 0, r.Units, r.Units);
    }

    /// <summary>The rows of the weights that h is multiplied by.</summary>
    internal BufferView RecurrentPart(BufferView weights)
    {
        int width = r.Gates * r.Units;
        var part = Terms.As([1, r.Units, width]);
        on.CopyStrided(
            weights, new([r.Units, width], (long)r.Features * width, [width, 1], 0, [width, 1]), part);
        return part;
    }

    /// <summary>Of a GRU with its reset gate before the product: the gradient of r·h, then those it leads to.</summary>
    internal void StepBackReset(BufferView recurrent)
    {
        SetProducts(only: 2);
        on.MatMul(
            Products.As([1, rows, r.Gates * r.Units]), recurrent, true, this[Spare].As([1, rows, r.Units]));
        Run(CellPrograms.BackwardReset(r));
    }

    /// <summary>Sets the gradients of the products that h is multiplied by: all, or those of one gate.</summary>
    internal void SetProducts(int? only = null)
    {
        int width = r.Gates * r.Units;
        on.Fill(Products, 0);
        for (int gate = 0; gate < r.Gates; gate++)
        {
            bool readsState = r.Cell != RecurrentCell.GruBefore || gate < 2;
            if (only is null ? readsState : gate == only)
                Copy(this[gate], 0, r.Units, Products, gate * r.Units, width, r.Units);
        }
    }

    /// <summary>From the gradient of a step's products to that of the state before it.</summary>
    internal void StepBack(BufferView recurrent)
    {
        on.MatMul(
            Products.As([1, rows, r.Gates * r.Units]), recurrent, true, this[Flow].As([1, rows, r.Units]));
        if (r.PassesOn) on.Elementwise(CellPrograms.Sum, [this[Flow], this[Beside]], this[Flow]);
    }

    internal void WriteFirst(BufferView dz)
    {
        int width = r.Gates * r.Units;
        on.CopyStrided(
            Zero(), new([rows, width], 0, [0, 0], 0, [(r.Steps + 1) * width, 1]), dz);
        Copy(this[Beside], 0, r.Units, dz, 0, (r.Steps + 1) * width, r.Units);
    }

    private BufferView Zero()
    {
        on.Fill(this[Spare], 0);
        return this[Spare];
    }
}
