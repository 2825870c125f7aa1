namespace Strata.Worker.Domain;

/// <summary>
/// The rules that the exchange keeps, each of which the simulator can break to show that its checkers would see it.
/// Production has one set of them: <see cref="Right"/>.
/// </summary>
internal sealed record ProtocolRules
{
    /// <summary>All rules kept.</summary>
    public static ProtocolRules Right { get; } = new();

    /// <summary>Node sums are folded in the order of the tree, whatever order they came in.</summary>
    public bool FoldsInTreeOrder { get; init; } = true;

    /// <summary>Frames of an older generation are refused.</summary>
    public bool RefusesOlderGenerations { get; init; } = true;

    /// <summary>A level is whole only when each of its buckets has come.</summary>
    public bool WaitsForAllTotals { get; init; } = true;

    /// <summary>Totals are kept until all have shown the next step.</summary>
    public bool KeepsTotalsUntilShown { get; init; } = true;

    /// <summary>What is applied is not run again in the next view.</summary>
    public bool StartsAfterApplied { get; init; } = true;
}
