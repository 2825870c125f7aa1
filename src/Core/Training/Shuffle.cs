using Strata.Naming;

namespace Strata;

/// <summary>
/// Whether fit draws an order of its own for each epoch: true (the default), false, or "batch": batches are drawn
/// whole, which keeps rows that belong together in one batch. Converts from all three.
/// </summary>
public readonly record struct Shuffle
{
    private readonly bool isOff;

    private Shuffle(bool isOff, bool byBatch) => (this.isOff, IsByBatch) = (isOff, byBatch);

    /// <summary>Whether rows keep their place.</summary>
    internal bool IsOff => isOff;

    /// <summary>Whether batches are drawn whole.</summary>
    internal bool IsByBatch { get; }

    /// <summary>Whether each epoch has an order of its own.</summary>
    public static implicit operator Shuffle(bool shuffles) => new(!shuffles, false);

    /// <summary>"batch".</summary>
    /// <exception cref="ArgumentException">Another word.</exception>
    public static implicit operator Shuffle(string word) =>
        word == "batch" ? new(false, true) : throw NearestNames.Unknown("shuffle", word, ["batch"]);
}
