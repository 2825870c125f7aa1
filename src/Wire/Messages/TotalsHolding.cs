namespace Strata.Wire.Messages;

/// <summary>Whether a worker holds the totals of a step.</summary>
public enum TotalsHolding
{
    /// <summary>It holds them.</summary>
    Held = 0,

    /// <summary>It has not come to that step.</summary>
    NotYet = 1,

    /// <summary>It does not hold them any more; its state has to be taken.</summary>
    Gone = 2,
}
