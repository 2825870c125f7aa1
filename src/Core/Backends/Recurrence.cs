namespace Strata.Backends;

/// <summary>
/// A recurrent cell run over all steps of x [rows, Steps, Features]. At each step z = [x, h, 1] · weights, where
/// weights [Features + Units + 1, <see cref="Gates"/> · Units] are the kernel, the recurrent kernel and the bias one
/// below the other, and h is the state before the step; then the cell, with gate σ:
/// <list type="bullet">
/// <item>Simple: h = tanh(z).</item>
/// <item>Lstm: i, f, o = σ(zᵢ), σ(z_f), σ(zₒ), g = tanh(z_c), in the order i, f, c, o; c = f·c + i·g;
/// h = o·tanh(c).</item>
/// <item>Gru (its reset gate behind the product): u, r = σ(z_u), σ(z_r), g = tanh(z_x + r·z_h), in the order u, r, x,
/// h; h = u·h + (1 − u)·g.</item>
/// <item>GruBefore (its reset gate before the product): u, r = σ(z_u), σ(z_r), g = tanh(z_g), where z_g is the product
/// of [x, r·h, 1], in the order u, r, g; h = u·h + (1 − u)·g.</item>
/// </list>
/// What the gradient needs is kept on a tape [rows, Steps, <see cref="Kept"/> · Units]: of a simple cell h, of an LSTM
/// i, f, g, o, c, h, of a GRU u, r, g, z_h, h, or, its reset gate before the product, u, r, g, h.
/// </summary>
/// <param name="Cell">The cell.</param>
/// <param name="IsHard">Whether σ is the hard sigmoid, clip(0.2·z + 0.5, 0, 1), not the sigmoid.</param>
/// <param name="Steps">Steps of the sequence.</param>
/// <param name="Features">Numbers of an input.</param>
/// <param name="Units">Numbers of a state.</param>
public readonly record struct Recurrence(RecurrentCell Cell, bool IsHard, int Steps, int Features, int Units)
{
    /// <summary>How many vectors of Units numbers a step's product has.</summary>
    public int Gates => Cell switch { RecurrentCell.Simple => 1, RecurrentCell.GruBefore => 3, _ => 4 };

    /// <summary>How many vectors of Units numbers a step keeps.</summary>
    public int Kept => Cell switch
    {
        RecurrentCell.Simple => 1,
        RecurrentCell.Lstm => 6,
        RecurrentCell.Gru => 5,
        _ => 4,
    };

    /// <summary>How many states there are: h and, of an LSTM, c.</summary>
    public int States => Cell == RecurrentCell.Lstm ? 2 : 1;

    /// <summary>Whether h passes something on beside its products.</summary>
    internal bool PassesOn => Cell is RecurrentCell.Gru or RecurrentCell.GruBefore;

    /// <summary>Numbers of a step's left operand [x, h, 1].</summary>
    public int Terms => Features + Units + 1;

    /// <summary>The place of h among what is kept.</summary>
    internal int KeptState => Kept - 1;
}
