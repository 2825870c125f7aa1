namespace Strata.Backends;

/// <summary>What a reduction computes of the elements along an axis.</summary>
public enum ReduceKind
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their product.</summary>
    Prod,

    /// <summary>The largest; NaN if any is.</summary>
    Max,

    /// <summary>The smallest; NaN if any is.</summary>
    Min,

    /// <summary>Where the largest stands, the first of equals; int32.</summary>
    ArgMax,

    /// <summary>Where the smallest stands, the first of equals; int32.</summary>
    ArgMin,

    /// <summary>Whether all are true; bool.</summary>
    All,

    /// <summary>Whether any is true; bool.</summary>
    Any,
}
