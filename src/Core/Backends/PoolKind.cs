namespace Strata.Backends;

/// <summary>What pooling takes of a window; what lies outside of the image never counts.</summary>
public enum PoolKind
{
    /// <summary>The largest element.</summary>
    Max,

    /// <summary>The mean of the elements inside the image.</summary>
    Average,
}
