namespace Strata;

/// <summary>How the losses of <c>tf.losses</c> become one number.</summary>
public enum Reduction
{
    /// <summary>They do not: one loss per element is left.</summary>
    NONE = 0,

    /// <summary>Their sum, divided by the sum of the weights.</summary>
    MEAN = 1,

    /// <summary>Their sum.</summary>
    SUM = 2,

    /// <summary>Their sum, divided by how many weights are not 0.</summary>
    SUM_BY_NONZERO_WEIGHTS = 3,
}
